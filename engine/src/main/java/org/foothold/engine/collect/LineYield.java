package org.foothold.engine.collect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one piece of a file gave.
 *
 * @param bytes how many bytes of the file's content it took
 * @param shapeless events of no known shape
 * @param carved events found in slack space
 * @param lost events that could not be read
 * @param damage what was damaged first, or could not be decided; null where there is nothing to say
 * @param failure why the rest of the piece was given up; null where it was not
 */
record LineYield<T>(
        long bytes,
        long events,
        long shapeless,
        long carved,
        long lost,
        @Nullable String damage,
        List<T> found,
        @Nullable String failure) {}
