package org.foothold.sigma.pitfall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.foothold.sigma.Probe;
import org.foothold.sigma.rule.Problem.Reason;
import org.junit.jupiter.api.Test;

/** Lists are or, maps are and, lists of maps are or of ands; {@code all} makes a list and, value by value. */
class Pitfall04ListTest {

    @Test
    void aListOfValuesIsOr() {
        Probe.selection("Name: [a, b]")
                .matches("Name", "a")
                .matches("Name", "B")
                .misses("Name", "c");
    }

    @Test
    void aMapIsAnd() {
        Probe.selection("A: x", "B: y")
                .matches("A", "x", "B", "y")
                .misses("A", "x", "B", "z")
                .misses("A", "x");
    }

    @Test
    void aListOfMapsIsOrOfAnds() {
        Probe.selection("- A: x", "  B: y", "- C: z")
                .matches("A", "x", "B", "y")
                .matches("C", "z")
                .misses("A", "x", "C", "y")
                .misses("B", "y");
    }

    @Test
    void aListMayMixKeywordsAndMaps() {
        Probe.selection("- word", "- A: x")
                .matches("Z", "a word here")
                .matches("A", "x")
                .misses("A", "y");
    }

    @Test
    void allWantsEveryValue() {
        Probe.selection("Name|contains|all: [a, b]")
                .matches("Name", "b and a")
                .misses("Name", "a")
                .misses("Name", "b");
        Probe.selection("Name|all|contains: [a, b]").matches("Name", "ab");
    }

    @Test
    void allMayBeMetByDifferentElements() {
        Probe.selection("Name|contains|all: [foo, bar]")
                .matches("Name", List.of("foo", "bar"))
                .matches("Name", List.of("foobar", "x"))
                .misses("Name", List.of("foo", "x"));
        Probe.selection("Name|all: [foo, bar]")
                .matches("Name", List.of("foo", "bar"))
                .misses("Name", "foo");
    }

    @Test
    void allOnOneValueIsWarnedAbout() {
        assertThat(Probe.selectionWarnings("Name|contains|all: a")).containsExactly("'all' has only one value here");
        assertThat(Probe.selectionWarnings("Name|contains|all: [a, b]")).isEmpty();
        Probe.selection("Name|contains|all: a").matches("Name", "cat").misses("Name", "dog");
    }

    @Test
    void emptyListsAndMapsAreRefused() {
        assertThat(Probe.selectionRefusal("Name: []").toString())
                .isEqualTo("probe.yml:6:11: the list of values is empty");
        assertThat(Probe.refusal("selection: []", "condition: selection").message())
                .isEqualTo("a selection is an empty list");
        assertThat(Probe.refusal("selection: {}", "condition: selection").message())
                .isEqualTo("a selection is an empty map");
        assertThat(Probe.refusal("selection:", "condition: selection").reason()).isEqualTo(Reason.SELECTION);
    }

    @Test
    void listsOfListsAndMapsAsValuesAreRefused() {
        assertThat(Probe.selectionRefusal("- [a, b]").message()).isEqualTo("a selection is a list of lists");
        assertThat(Probe.selectionRefusal("Name: [[a]]").message()).isEqualTo("a list of values cannot hold a list");
        assertThat(Probe.selectionRefusal("Name: {a: b}").message()).isEqualTo("the value of a field cannot be a map");
    }
}
