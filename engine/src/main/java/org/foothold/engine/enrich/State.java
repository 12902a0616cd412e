package org.foothold.engine.enrich;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an enricher keeps what it knows, each piece under its key. All that it remembers is in here, so that the same enricher
 * can run over the keyed state of a stream processor; keys begin with the target that they are about.
 */
public interface State<V> {

    /** What is kept under this key; null where there is nothing. */
    @Nullable
    V get(String key);

    /** Keeps a value that was last of use at this time, in place of what was there. */
    void put(String key, V value, Instant at);

    /** Forgets what was last of use before this time, as far as it is not asked for again and again. */
    void expire(Instant before);
}
