package org.foothold.sigma.pitfall;

import static org.assertj.core.api.Assertions.assertThat;

import org.foothold.sigma.Probe;
import org.junit.jupiter.api.Test;

/** Null, missing and empty are three things. */
class Pitfall03NullTest {
    private static final Object NULL = null;

    @Test
    void nullIsAbsentOrExplicitlyNull() {
        Probe.selection("Name: null")
                .matches("Other", "x")
                .matches("Name", NULL)
                .misses("Name", "")
                .misses("Name", "null")
                .misses("Name", "-");
        Probe.selection("Name: ~").matches("Name", NULL);
        Probe.selection("Name:").matches("Name", NULL);
    }

    @Test
    void emptyIsPresentAndEmpty() {
        Probe.selection("Name: ''")
                .matches("Name", "")
                .misses("Name", NULL)
                .misses("Other", "x")
                .misses("Name", " ")
                .misses("Name", "-");
    }

    @Test
    void existsAsksForTheFieldNotItsValue() {
        Probe.selection("Name|exists: true")
                .matches("Name", "x")
                .matches("Name", "")
                .matches("Name", NULL)
                .misses("Other", "x");
        Probe.selection("Name|exists: false")
                .matches("Other", "x")
                .misses("Name", "")
                .misses("Name", NULL)
                .misses("Name", "x");
    }

    @Test
    void theNegationHoldsWhereTheFieldIsMissing() {
        Probe.detection("selection:", "  Name: 'x'", "condition: not selection")
                .matches("Other", "x")
                .matches("Name", NULL)
                .matches("Name", "y")
                .misses("Name", "X");
        Probe.selection("Name|neq: 'x'")
                .matches("Other", "x")
                .matches("Name", "y")
                .misses("Name", "x");
    }

    @Test
    void notNullWantsAValue() {
        Probe.detection("selection:", "  EventID: 1", "filter:", "  Name: null", "condition: selection and not filter")
                .matches("Name", "x")
                .matches("Name", "")
                .misses("Name", NULL)
                .misses("Other", "x");
        Probe.selection("Name|neq: null")
                .matches("Name", "")
                .misses("Name", NULL)
                .misses("Other", "x");
    }

    @Test
    void nullIsNoTextForOtherPredicates() {
        Probe.selection("Name|re: '.*'")
                .matches("Name", "")
                .misses("Name", NULL)
                .misses("Other", "x");
        Probe.selection("Name|contains: 'null'").misses("Name", NULL);
        Probe.selection("Name|gte: 0").misses("Name", NULL);
    }

    @Test
    void nullInsideAListIsRefused() {
        assertThat(Probe.selectionRefusal("Name:", "  - ''", "  - null").toString())
                .isEqualTo("probe.yml:8:9: null cannot be part of a list of values");
        assertThat(Probe.selectionRefusal("Name|contains: null").message())
                .isEqualTo("'contains' cannot be applied to null");
    }

    @Test
    void existsNeedsABoolean() {
        assertThat(Probe.selectionRefusal("Name|exists: 'true'").message())
                .isEqualTo("'exists' needs true or false, not a text");
        assertThat(Probe.selectionRefusal("Name|exists: yes").message())
                .isEqualTo("'exists' needs true or false, not a text");
        assertThat(Probe.selectionRefusal("Name|exists: [true]").message())
                .isEqualTo("'exists' takes one value, not a list");
    }
}
