package org.foothold.sigma.pitfall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.foothold.sigma.Probe;
import org.junit.jupiter.api.Test;

/** Keywords: looked for in every value of the event, never in the names of its fields. */
class Pitfall05KeywordTest {

    @Test
    void aKeywordIsFoundAnywhereInAnyValue() {
        Probe.selection("- mimikatz", "- 'event::clear'")
                .matches("A", "run MimiKatz now")
                .matches("A", "x", "B", "event::clear")
                .misses("A", "mimi", "B", "katz")
                .misses();
    }

    @Test
    void fieldNamesAreNotSearched() {
        Probe.selection("- mimikatz").misses("mimikatz", "x");
    }

    @Test
    void valuesOfTheSystemElementAreSearched() {
        Probe.selection("- 'Test'").matches();
        Probe.selection("- 4711").matches("EventRecordID", "24711").misses("EventRecordID", "1234");
    }

    @Test
    void wildcardsOfKeywordsAreUnanchored() {
        Probe.selection("- 'a*c'").matches("X", "--abbbc--").misses("X", "--ab--");
        Probe.selection("- '\\*'").matches("X", "2*3").misses("X", "23");
    }

    @Test
    void allWantsEachWordSomewhere() {
        Probe.selection("'|all':", "  - one", "  - two")
                .matches("A", "one two")
                .matches("A", "one", "B", "two")
                .misses("A", "one");
        Probe.selection("'|all':", "  - one", "  - two").matches("A", List.of("one", "two"));
    }

    @Test
    void aKeywordIsFoundInEveryElement() {
        Probe.selection("- two").matches("A", List.of("one", "two")).misses("A", List.of("tw", "o"));
    }

    @Test
    void nullValuesHoldNoKeyword() {
        Probe.selection("- 'null'").misses("A", (Object) null);
    }

    @Test
    void keywordsTakeModifiersOfText() {
        Probe.selection("'|re': 'a[0-9]+b'").matches("X", "xa12bx").misses("X", "ab");
        Probe.selection("'|cased': 'Abc'").matches("X", "xAbcx").misses("X", "xabcx");
        Probe.selection("'|base64offset': 'http://'").matches("X", "aHR0cDovL2V2aWw=");
        Probe.selection("'|contains': 'abc'").matches("X", "xabcx");
    }

    @Test
    void modifiersThatNeedAFieldAreRefused() {
        assertThat(Probe.selectionRefusal("'|startswith': 'a'").message())
                .isEqualTo("the modifier 'startswith' needs a field");
        assertThat(Probe.selectionRefusal("'|exists': true").message())
                .isEqualTo("the modifier 'exists' needs a field");
        assertThat(Probe.selectionRefusal("'|gt': 5").message()).isEqualTo("the modifier 'gt' needs a field");
    }

    @Test
    void aSingleTextIsAKeyword() {
        Probe.detection("keywords: 'evil'", "condition: keywords")
                .matches("A", "Evil twin")
                .misses("A", "good");
    }
}
