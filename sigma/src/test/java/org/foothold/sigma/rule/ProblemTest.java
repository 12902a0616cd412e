package org.foothold.sigma.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.rule.Problem.Severity;
import org.junit.jupiter.api.Test;

class ProblemTest {
    private static final Position PLACE = new Position("a/b.yml", 3, 7);

    @Test
    void beginsWithItsPlaceAndSaysWhetherTheRuleIsLost() {
        assertThat(new Problem(PLACE, Severity.REFUSED, Reason.RULE, "no title"))
                .hasToString("a/b.yml:3:7: no title");
        assertThat(new Problem(PLACE, Severity.WARNING, Reason.RULE, "odd")).hasToString("a/b.yml:3:7: warning: odd");
    }

    @Test
    void cannotReachTheTerminal() {
        assertThat(new Problem(PLACE, Severity.REFUSED, Reason.RULE, "x\u001b[2J\n\u202ey"))
                .hasToString("a/b.yml:3:7: x\\u001b[2J\\u000a\\u202ey");
    }

    @Test
    void placesAreInOrderOfPathLineAndColumn() {
        assertThat(new Position("a", 2, 1)).isLessThan(new Position("b", 1, 1)).isGreaterThan(new Position("a", 1, 9));
        assertThat(new Position("a", 1, 1)).isLessThan(new Position("a", 1, 2));
    }
}
