package org.foothold.sigma.correlation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where correlations keep their open windows, each under its key. All that an operator knows is in here, so that the same
 * operators can run over the keyed state of a stream processor.
 */
public interface State<T> {

    /** The window of this key; null where none is open. */
    @Nullable
    Window<T> get(Key key);

    /** Keeps a window, in place of what was there. */
    void put(Key key, Window<T> window);

    /**
     * Takes out the window that is over first of those that are over before a time.
     *
     * @param before null to take windows whatever their time
     * @return null where no window is over
     */
    @Nullable
    Over<T> expire(@Nullable Instant before);

    /** A group of a correlation. */
    record Key(int correlation, String group) {}

    /**
     * A window that is over.
     *
     * @param early whether it had to make room before its time
     */
    record Over<T>(Key key, Window<T> window, boolean early) {}
}
