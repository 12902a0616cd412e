package org.foothold.sigma.regex;

import static org.assertj.core.api.Assertions.assertThat;

import org.foothold.sigma.text.CharMask;
import org.foothold.sigma.text.Fold;

/** What holds between a gate and every value that its pattern matches. */
final class GateAssert {
    private GateAssert() {}

    static void assertThatPasses(Gate gate, String value, String pattern) {
        String folded = Fold.fold(value);
        assertThat(value.length()).as("length of '%s' for %s", value, pattern).isGreaterThanOrEqualTo(gate.minLength());
        assertThat(CharMask.of(value) & gate.mask())
                .as("characters of '%s' for %s", value, pattern)
                .isEqualTo(gate.mask());
        assertThat(folded).as(pattern).startsWith(gate.prefix()).endsWith(gate.suffix());
        assertThat(gate.literals().isEmpty() || gate.literals().stream().anyMatch(folded::contains))
                .as("one of %s in '%s' for %s", gate.literals(), value, pattern)
                .isTrue();
    }
}
