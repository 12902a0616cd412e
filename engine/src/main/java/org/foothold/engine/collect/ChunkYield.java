package org.foothold.engine.collect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one chunk of a log gave.
 *
 * @param lost records that could not be read
 * @param damage what was damaged first, or could not be decided; null where there is nothing to say
 * @param failure why the rest of the chunk was given up; null where it was not
 */
record ChunkYield<T>(
        long events,
        long carved,
        long lost,
        @Nullable String damage,
        List<T> found,
        @Nullable String failure) {}
