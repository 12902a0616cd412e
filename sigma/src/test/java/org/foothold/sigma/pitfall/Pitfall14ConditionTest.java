package org.foothold.sigma.pitfall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.Probe;
import org.foothold.sigma.modifier.Placeholders;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.rule.Problem.Reason;
import org.junit.jupiter.api.Test;

/** Conditions: quantifiers, precedence, hidden selections, and what Sigma no longer knows. */
class Pitfall14ConditionTest {

    @Test
    void notBindsMoreThanAndAndAndMoreThanOr() {
        condition("a or b and c")
                .matches("A", "1")
                .matches("B", "1", "C", "1")
                .misses("B", "1")
                .misses("C", "1");
        condition("(a or b) and c").misses("A", "1").matches("A", "1", "C", "1").matches("B", "1", "C", "1");
        condition("not a and b").matches("B", "1").misses("A", "1", "B", "1").misses("C", "1");
        condition("not (a and b)").matches("B", "1").matches("A", "1").misses("A", "1", "B", "1");
        condition("not not a").matches("A", "1").misses("B", "1");
        condition("a and not b or c")
                .matches("A", "1")
                .matches("A", "1", "B", "1", "C", "1")
                .misses("A", "1", "B", "1");
    }

    @Test
    void quantifiersCountSelections() {
        condition("1 of sel_*").matches("X", "1").matches("Y", "1").misses("A", "1");
        condition("any of sel_*").matches("X", "1").misses("A", "1");
        condition("all of sel_*").matches("X", "1", "Y", "1", "Z", "1").misses("X", "1", "Y", "1");
        condition("2 of sel_*")
                .matches("X", "1", "Z", "1")
                .matches("X", "1", "Y", "1", "Z", "1")
                .misses("Y", "1");
        condition("3 of sel_*").matches("X", "1", "Y", "1", "Z", "1").misses("X", "1", "Z", "1");
        condition("1 of sel_x").matches("X", "1").misses("Y", "1");
        condition("1 of *_y").matches("Y", "1").misses("X", "1");
        condition("1 of s*l_*x").matches("X", "1").misses("Y", "1");
        condition("not 1 of sel_* and a").matches("A", "1").misses("A", "1", "X", "1");
    }

    @Test
    void themIsEverySelectionThatIsNotHidden() {
        condition("1 of them").matches("Z", "1").matches("C", "1").misses("H", "1");
        condition("all of them")
                .matches("A", "1", "B", "1", "C", "1", "X", "1", "Y", "1", "Z", "1")
                .misses("A", "1");
        condition("1 of *").misses("H", "1");
        condition("1 of _*").matches("H", "1").misses("A", "1");
        condition("_hidden").matches("H", "1").misses("A", "1");
    }

    @Test
    void keywordsAreCaseInsensitiveAndMayBeginAName() {
        condition("a AND NOT b Or c").matches("A", "1").misses("A", "1", "B", "1");
        condition("ALL OF sel_* OR 1 Of THEM").matches("C", "1");
        Probe.detection(
                        "notepad:",
                        "  A: 1",
                        "android:",
                        "  B: 1",
                        "oracle:",
                        "  C: 1",
                        "condition: notepad and android or oracle")
                .matches("A", "1", "B", "1")
                .matches("C", "1")
                .misses("A", "1");
    }

    @Test
    void aListOfConditionsIsOr() {
        Probe.detection("a:", "  A: 1", "b:", "  B: 1", "condition:", "  - a and b", "  - not a")
                .matches("A", "1", "B", "1")
                .matches("B", "1")
                .misses("A", "1");
    }

    @Test
    void whatMatchesNoSelectionIsRefused() {
        refused("a and nothing", "there is no selection 'nothing'");
        refused("all of x*", "'all of x*' matches no selection");
        refused("1 of x*", "'1 of x*' matches no selection");
        refused("not 1 of x*", "'1 of x*' matches no selection");
        refused("4 of sel_*", "'4 of sel_*' can never hold: only 3 match");
        refused("0 of sel_*", "'0 of' is not known: 'all', 'any' or a number above zero is");
    }

    @Test
    void whatIsNoConditionIsRefused() {
        refused("", "the condition is empty");
        refused("a and", "the condition ends too early");
        refused("a b", "'b' is not expected here");
        refused("(a", "a ')' is missing");
        refused("a)", "')' is not expected here");
        refused("()", "')' is not expected here");
        refused("and a", "'and' is not expected here");
        refused("1 of", "'1 of' needs the name of a selection, a pattern or 'them'");
        refused("a not b", "'not' is not expected here");
        assertThat(refusal("condition: []").message()).isEqualTo("the list of conditions is empty");
        assertThat(refusal("condition: [[a]]").message()).isEqualTo("a condition is a text, not a list");
        assertThat(refusal("condition:").message()).isEqualTo("a condition is a text, not null");
        assertThat(refusal("selection: x").message()).isEqualTo("the condition is missing");
    }

    @Test
    void oldAggregationsAreRefusedNotIgnored() {
        for (String old : new String[] {
            "a | count() > 5",
            "a | count(B) by C > 5",
            "a | min(B) > 1",
            "a | near b and c",
            "a |near b",
            "a | sum(X) by Y > 1",
            "count(B) > 1"
        }) {
            assertThat(refusal("condition: " + old).reason()).as(old).isEqualTo(Reason.AGGREGATION);
        }
        assertThat(refusal("condition: a | count() > 5").toString())
                .isEqualTo("probe.yml:19:14: 'count' is not part of Sigma 2; write a correlation rule instead");
        refused("a | b", "'|' is not expected in a condition");
    }

    @Test
    void aStrayTimeframeIsWarnedAbout() {
        assertThat(Probe.load(Placeholders.NONE, "a:", "  A: 1", "timeframe: 5m", "condition: a")
                        .warnings())
                .extracting(Problem::message)
                .containsExactly("a timeframe without a correlation does nothing");
    }

    @Test
    void anUnusedSelectionIsWarnedAbout() {
        assertThat(Probe.load(Placeholders.NONE, "a:", "  A: 1", "b:", "  B: 1", "condition: a")
                        .warnings())
                .extracting(Problem::message)
                .containsExactly("the selection 'b' is never used");
    }

    @Test
    void deepNestingIsRefused() {
        refused("(".repeat(2000) + "a" + ")".repeat(2000), "parentheses and 'not' are nested deeper than 64");
        refused("not ".repeat(2000) + "a", "parentheses and 'not' are nested deeper than 64");
        condition("(".repeat(20) + "a" + ")".repeat(20)).matches("A", "1").misses("B", "1");
    }

    @Test
    void quantifiersThatExplodeAreRefused() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            lines.add("s" + i + ":");
            lines.add("  F" + i + ": 1");
        }
        lines.add("condition: 20 of s*");
        assertThat(Probe.refusal(lines.toArray(String[]::new)).message())
                .isEqualTo("'20 of s*' has more than 1000 ways to hold");
    }

    private static Probe condition(String condition) {
        return Probe.detection(lines("condition: " + condition));
    }

    private static void refused(String condition, String message) {
        assertThat(refusal("condition: '" + condition.replace("'", "''") + "'").message())
                .isEqualTo(message);
    }

    private static Problem refusal(String condition) {
        return Probe.refusal(lines(condition));
    }

    private static String[] lines(String last) {
        List<String> lines = new ArrayList<>();
        String[][] selections = {
            {"a", "A"}, {"b", "B"}, {"c", "C"}, {"sel_x", "X"}, {"sel_y", "Y"}, {"sel_z", "Z"}, {"_hidden", "H"}
        };
        for (String[] selection : selections) {
            lines.add(selection[0] + ":");
            lines.add("  " + selection[1] + ": 1");
        }
        lines.add(last);
        return lines.toArray(String[]::new);
    }
}
