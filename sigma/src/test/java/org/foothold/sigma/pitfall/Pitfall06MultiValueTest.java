package org.foothold.sigma.pitfall;

import java.util.Arrays;
import java.util.List;
import org.foothold.sigma.Probe;
import org.junit.jupiter.api.Test;

/** Fields with several values: any of them may match, each by itself, never all of them joined. */
class Pitfall06MultiValueTest {

    @Test
    void anyElementMatches() {
        Probe.selection("Data: 'two'")
                .matches("Data", List.of("one", "two"))
                .matches("Data", List.of("two", "one"))
                .misses("Data", List.of("one", "three"))
                .misses("Data", List.of());
    }

    @Test
    void notMeansThatNoElementMatches() {
        Probe.detection("selection:", "  Data: 'two'", "condition: not selection")
                .misses("Data", List.of("one", "two"))
                .matches("Data", List.of("one", "three"))
                .matches("Data", List.of());
        Probe.selection("Data|neq: 'two'").misses("Data", List.of("one", "two"));
    }

    @Test
    void anchorsHoldForEachElement() {
        Probe.selection("Data|startswith: 'two'")
                .matches("Data", List.of("one", "twofold"))
                .misses("Data", List.of("one two", "x"));
        Probe.selection("Data|endswith: 'one'")
                .matches("Data", List.of("one", "two"))
                .misses("Data", List.of("one,", "x"));
        Probe.selection("Data|re: '^two$'")
                .matches("Data", List.of("one", "two"))
                .misses("Data", List.of("one\ntwo"));
    }

    @Test
    void nothingMatchesAcrossElements() {
        Probe.selection("Data|contains: 'onetwo'").misses("Data", List.of("one", "two"));
        Probe.selection("Data|contains: 'one*two'").misses("Data", List.of("one", "two"));
        Probe.selection("Data|contains: 'one two'").misses("Data", List.of("one", "two"));
    }

    @Test
    void aNullAmongTheValuesIsNull() {
        Probe.selection("Data: null")
                .matches("Data", Arrays.asList("one", null))
                .misses("Data", List.of("one", "two"))
                .matches("Data", List.of());
        Probe.selection("Data: 'one'").matches("Data", Arrays.asList(null, "one"));
    }

    @Test
    void anEmptyTextAmongTheValuesIsEmpty() {
        Probe.selection("Data: ''").matches("Data", List.of("one", "")).misses("Data", List.of("one"));
    }

    @Test
    void twoPredicatesMayBeMetByDifferentElements() {
        Probe.selection("Data|startswith: 'on'", "Data|endswith: 'wo'")
                .matches("Data", List.of("one", "two"))
                .misses("Data", List.of("one", "three"));
    }
}
