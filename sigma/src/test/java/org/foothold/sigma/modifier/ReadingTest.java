package org.foothold.sigma.modifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import org.foothold.sigma.Probe;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Position;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final Position PLACE = new Position("f.yml", 1, 1);

    @Test
    void countsUpToItsBound() throws ContentException {
        Reading reading = new Reading(Placeholders.NONE);
        reading.count(Reading.MAX_PREDICATES, PLACE);
        assertThatThrownBy(() -> reading.count(1, PLACE)).hasMessage("f.yml:1:1: the rule has more than 100000 values");
    }

    @Test
    void aConditionCannotMultiplyItsSelections() {
        String values = String.join(", ", Collections.nCopies(1000, "x"));
        String condition = String.join(" or ", Collections.nCopies(200, "a"));
        assertThat(Probe.refusal("a: {F: [" + values + "]}", "condition: " + condition)
                        .message())
                .isEqualTo("the rule has more than 100000 values");
    }
}
