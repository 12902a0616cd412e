package org.foothold.engine.enrich;

import java.util.function.ToIntFunction;

/** Gives enrichers the state that they ask for. */
public interface States {

    /**
     * A state of its own.
     *
     * @param share how large a part of the memory it may take, in hundredths
     * @param bytes about how much memory a value takes
     */
    <V> State<V> open(int share, ToIntFunction<V> bytes);
}
