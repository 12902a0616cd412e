package org.foothold.sigma.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.foothold.sigma.Probe;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.rule.Problem.Reason;
import org.junit.jupiter.api.Test;

class RuleCheckTest {
    private static final String RULE = """
            title: %s
            logsource: {service: %s}
            detection: {selection: {A: x}, condition: %s}
            """;

    @Test
    void countsWhatLoadsAndWhatDoesNotByReason() {
        RuleCheck check = check(
                RULE.formatted("one", "known", "selection"),
                RULE.formatted("two", "unknown", "selection"),
                RULE.formatted("three", "unknown", "selection"),
                RULE.formatted("four", "known", "nothing"),
                RULE.formatted("five", "known", "selection | count() > 3"),
                "status: strange\n" + RULE.formatted("six", "known", "selection"));

        assertThat(check.loaded()).isEqualTo(4);
        assertThat(check.refusals()).isEqualTo(2);
        assertThat(check.refused()).isEqualTo(Map.of(Reason.CONDITION, 1, Reason.AGGREGATION, 1));
        assertThat(check.warned()).isEqualTo(Map.of(Reason.RULE, 1));
        assertThat(check.unmapped()).isEqualTo(Map.of(new LogSource(null, null, "unknown"), 2));
        assertThat(check.clean()).isFalse();
        assertThat(check.lines())
                .containsExactly(
                        "r.yml:15:43: there is no selection 'nothing'",
                        "r.yml:19:43: 'count' is not part of Sigma 2; write a correlation rule instead",
                        "r.yml:21:9: warning: the status 'strange' is unknown",
                        "4 loaded, 2 refused, 1 warnings",
                        "  refused 1  the condition is wrong",
                        "  refused 1  an old aggregation, to be written as a correlation",
                        "  warned 1  a part of the rule is missing or wrong",
                        "2 with a log source that a mapping knows, 2 without",
                        "  unmapped 2  product=*/category=*/unknown");
    }

    @Test
    void cleanRulesAreClean() {
        RuleCheck check = check(RULE.formatted("one", "known", "selection"));

        assertThat(check.clean()).isTrue();
        assertThat(check.lines())
                .containsExactly(
                        "1 loaded, 0 refused, 0 warnings", "1 with a log source that a mapping knows, 0 without");
    }

    @Test
    void countsCorrelations() {
        RuleCheck check = check("name: one\n" + RULE.formatted("one", "known", "selection"), """
                title: Many
                correlation: {type: event_count, rules: [one], timespan: 1h, condition: {gte: 2}}
                """, """
                title: None
                correlation: {type: event_count, rules: [two], timespan: 1h, condition: {gte: 2}}
                """);

        assertThat(check.loaded()).isEqualTo(1);
        assertThat(check.correlations()).isEqualTo(1);
        assertThat(check.lines())
                .containsExactly(
                        "r.yml:10:42: the correlation names the rule 'two', which is not loaded",
                        "1 loaded, 1 refused, 0 warnings",
                        "  and 1 correlation",
                        "  refused 1  a correlation is wrong or names no rule",
                        "1 with a log source that a mapping knows, 0 without");
    }

    private static RuleCheck check(String... rules) {
        Rules loaded = new RuleLoader().read("r.yml", String.join("---\n", rules));
        return RuleCheck.of(
                loaded,
                source -> "known".equals(source.service())
                        ? List.of(Probe.selection("A: x").variant())
                        : List.of());
    }
}
