package org.foothold.sigma.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.foothold.sigma.Probe;
import org.foothold.sigma.mapping.FieldSource;
import org.junit.jupiter.api.Test;

class ExplainerTest {

    @Test
    void saysPredicateByPredicateWhatWasWantedAndSeen() {
        Probe probe = Probe.detection(
                "selection:",
                "  Image|endswith: '\\cmd.exe'",
                "  CommandLine|contains: [' /c ', ' /k ']",
                "filter:",
                "  User: null",
                "condition: selection and not filter");

        Explanation explanation = explain(probe, "Image", "C:\\cmd.exe", "CommandLine", "cmd /k x", "User", "bob");

        assertThat(explanation.verdict()).isEqualTo(Verdict.YES);
        assertThat(explanation.text()).isEqualTo("""
                yes 'Probe' (probe.yml:1:1)
                yes   the event is of the kind test
                yes     Channel is 'Test'  <-  'Test'
                yes   the condition holds
                yes     all of:
                yes       selection (probe.yml:5:3)
                yes         all of:
                yes           Image ends with '\\cmd.exe'  <-  'C:\\cmd.exe'
                yes           one of:
                no              CommandLine contains ' /c '  <-  'cmd /k x'
                yes             CommandLine contains ' /k '  <-  'cmd /k x'
                yes       not:
                no          filter (probe.yml:8:3)
                no            User is absent or null  <-  'bob'
                """);
    }

    @Test
    void saysWhyARuleDoesNotMatch() {
        Explanation explanation = explain(Probe.selection("A: x", "B|gt: 5"), "A", "x");

        assertThat(explanation.verdict()).isEqualTo(Verdict.NO);
        assertThat(explanation.lines())
                .contains(
                        new Explanation.Line(4, Verdict.YES, "A is 'x'", "'x'"),
                        new Explanation.Line(4, Verdict.NO, "B is more than 5", "absent"));
    }

    @Test
    void anEventOfAnotherKindIsNamedAsSuch() {
        Explanation explanation = explain(Probe.selection("A: x"), "A", "x", "Channel", "Other");

        assertThat(explanation.verdict()).isEqualTo(Verdict.NO);
        assertThat(explanation.text())
                .contains("no    the event is of the kind test")
                .contains("yes   the condition holds");
    }

    @Test
    void wordsEveryCriterion() {
        assertThat(expected("A|re|i: 'x+'")).isEqualTo("A matches /x+/i");
        assertThat(expected("A|cidr: 10.0.0.0/8")).isEqualTo("A is in the network 10.0.0.0/8");
        assertThat(expected("A|hour|lt: 6")).isEqualTo("A has a hour that is less than 6");
        assertThat(expected("A|exists: false")).isEqualTo("A is not there");
        assertThat(expected("A|exists: true")).isEqualTo("A is there");
        assertThat(expected("A|fieldref|endswith: B")).isEqualTo("A ends with the value of B");
        assertThat(expected("A: 'x*y?'")).isEqualTo("A looks like 'x*y?'");
        assertThat(expected("A: '*'")).isEqualTo("A is not empty");
        assertThat(expected("A|startswith|cased: x")).isEqualTo("A starts with 'x' (case counts)");
        assertThat(expected("- word")).isEqualTo("any field contains 'word'");
        assertThat(expected("A|lte: 1")).isEqualTo("A is at most 1");
        assertThat(expected("A|gte: 1")).isEqualTo("A is at least 1");
    }

    @Test
    void namesTheFieldOfTheEventWhereItIsAnother() {
        Probe probe = Probe.selection("Image: x").mapped(Map.of("Image", new FieldSource.Raw("NewProcessName")));

        assertThat(explain(probe, "NewProcessName", "x").text())
                .contains("Image (here NewProcessName) is 'x'  <-  'x'");
    }

    @Test
    void longListsShowWhatHoldsOrTheFirstFew() {
        Probe probe = Probe.selection("A: [a, b, c, d, e, f, g, h]");

        assertThat(explain(probe, "A", "g").text())
                .contains("A is 'g'")
                .doesNotContain("A is 'a'")
                .contains("… and 7 more");
        assertThat(explain(probe, "A", "z").text())
                .contains("A is 'a'")
                .doesNotContain("A is 'f'")
                .contains("… and 3 more");
    }

    @Test
    void whatAnEventHoldsCannotReachTheTerminal() {
        String text = explain(Probe.selection("A: x"), "A", "\u001b[31m\r\n\u202e" + "y".repeat(500))
                .text();

        assertThat(text).contains("'\\u001b[31m\\u000d\\u000a\\u202eyyy").contains("yyy'… (508 characters)");
        assertThat(text.replace("\n", "")).doesNotContainPattern("\\p{Cntrl}");
    }

    @Test
    void severalValuesAndNullAreShown() {
        assertThat(seen("A: x", "A", List.of("p", "q"))).isEqualTo("'p', 'q'");
        assertThat(seen("A: x", "A", null)).isEqualTo("null");
        assertThat(seen("A: x", "A", List.of("1", "2", "3", "4", "5", "6")))
                .isEqualTo("'1', '2', '3', '4', '5' … (6 values)");
        assertThat(seen("A|fieldref: B", "A", "p", "B", "q")).isEqualTo("'p', B 'q'");
    }

    private static String expected(String selection) {
        return explain(Probe.selection(selection)).lines().getLast().expected();
    }

    private static String seen(String selection, Object... fields) {
        return explain(Probe.selection(selection), fields).lines().getLast().seen();
    }

    private static Explanation explain(Probe probe, Object... fields) {
        return new Explainer().explain(probe.rule(), probe.variant(), Probe.event(fields));
    }
}
