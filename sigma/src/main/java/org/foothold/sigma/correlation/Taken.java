package org.foothold.sigma.correlation;

import java.util.List;

/**
 * A step that a correlation took in.
 *
 * @param input which of the correlation's inputs it is
 * @param values what of it is measured: folded texts or numbers; empty where no field is measured
 */
record Taken<T>(Step<T> step, int input, List<String> values) {
    Taken {
        values = List.copyOf(values);
    }
}
