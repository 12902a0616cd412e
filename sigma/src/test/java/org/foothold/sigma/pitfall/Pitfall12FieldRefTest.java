package org.foothold.sigma.pitfall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.foothold.sigma.Probe;
import org.foothold.sigma.mapping.FieldSource;
import org.junit.jupiter.api.Test;

/** One field of the event against another. */
class Pitfall12FieldRefTest {

    @Test
    void bothSidesComeFromTheEvent() {
        Probe.selection("A|fieldref: B")
                .matches("A", "x", "B", "X")
                .misses("A", "x", "B", "y")
                .misses("A", "B", "B", "x");
    }

    @Test
    void aMissingSideIsFalse() {
        Probe.selection("A|fieldref: B")
                .misses("A", "x")
                .misses("B", "x")
                .misses()
                .misses("A", null, "B", null);
        Probe.selection("A|fieldref|neq: B")
                .matches("A", "x")
                .matches("A", "x", "B", "y")
                .misses("A", "x", "B", "x");
    }

    @Test
    void itMayStandInAPlace() {
        Probe.selection("A|fieldref|startswith: B")
                .matches("A", "abc", "B", "AB")
                .misses("A", "abc", "B", "bc");
        Probe.selection("A|fieldref|endswith: B").matches("A", "abc", "B", "bc").misses("A", "abc", "B", "ab");
        Probe.selection("A|fieldref|contains: B").matches("A", "abc", "B", "b").misses("A", "abc", "B", "d");
        Probe.selection("A|contains|fieldref: B").matches("A", "abc", "B", "b");
    }

    @Test
    void caseMayCount() {
        Probe.selection("A|fieldref|cased: B").matches("A", "x", "B", "x").misses("A", "x", "B", "X");
    }

    @Test
    void wildcardsOfTheEventAreText() {
        Probe.selection("A|fieldref: B").misses("A", "abc", "B", "a*").matches("A", "a*", "B", "a*");
    }

    @Test
    void anyValueAgainstAnyValue() {
        Probe.selection("A|fieldref: B")
                .matches("A", List.of("p", "q"), "B", List.of("r", "Q"))
                .misses("A", List.of("p", "q"), "B", List.of("r", "s"));
    }

    @Test
    void bothNamesAreMapped() {
        Probe.selection("A|fieldref: B")
                .mapped(Map.of("A", new FieldSource.Raw("Left"), "B", new FieldSource.Raw("Right")))
                .matches("Left", "x", "Right", "x")
                .misses("A", "x", "B", "x");
    }

    @Test
    void itNeedsTheNameOfAField() {
        assertThat(Probe.selectionRefusal("A|fieldref: 5").message()).isEqualTo("'fieldref' needs the name of a field");
        assertThat(Probe.selectionRefusal("A|fieldref|re: B").message())
                .isEqualTo("the modifiers 'fieldref' and 're' contradict each other");
    }
}
