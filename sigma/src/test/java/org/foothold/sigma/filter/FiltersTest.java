package org.foothold.sigma.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.foothold.sigma.Probe;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.load.RuleLoader;
import org.foothold.sigma.load.Rules;
import org.foothold.sigma.plain.PlainEvaluator;
import org.foothold.sigma.plain.Verdict;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.rule.Rule;
import org.junit.jupiter.api.Test;

class FiltersTest {
    private static final String RULE = """
            title: Rule
            id: 929a690e-bef0-4204-a928-ef5e620d6fcc
            name: my_rule
            logsource: {category: process_creation, product: windows}
            detection: {selection: {A: x}, condition: selection}
            ---
            """;

    @Test
    void theFiltersConditionHasToHoldAsWell() {
        Rule rule = withFilter("rules: [929A690E-bef0-4204-a928-ef5e620d6fcc]", "not selection");

        assertThat(decide(rule, Probe.event("A", "x", "User", "bob"))).isEqualTo(Verdict.YES);
        assertThat(decide(rule, Probe.event("A", "x", "User", "adm_bob"))).isEqualTo(Verdict.NO);
        assertThat(decide(rule, Probe.event("A", "y", "User", "bob"))).isEqualTo(Verdict.NO);
    }

    @Test
    void aRuleIsNamedByItsName() {
        assertThat(decide(withFilter("rules: [my_rule]", "not selection"), Probe.event("A", "x", "User", "adm_bob")))
                .isEqualTo(Verdict.NO);
        assertThat(decide(withFilter("rules: my_rule", "not selection"), Probe.event("A", "x", "User", "adm_bob")))
                .isEqualTo(Verdict.NO);
    }

    @Test
    void withoutRulesItIsForAllOfItsLogSource() {
        assertThat(decide(withFilter("rules: any", "not selection"), Probe.event("A", "x", "User", "adm_bob")))
                .isEqualTo(Verdict.NO);
        assertThat(decide(withFilter("", "not selection"), Probe.event("A", "x", "User", "adm_bob")))
                .isEqualTo(Verdict.NO);
    }

    @Test
    void aNarrowerOrOtherLogSourceIsNotCovered() {
        for (String source : new String[] {
            "{category: process_creation, product: windows, service: sysmon}", "{product: linux}", "{category: network}"
        }) {
            Rules rules = load(filter("rules: [my_rule]", "not selection").replace("{product: windows}", source));
            assertThat(rules.warnings()).singleElement().satisfies(problem -> {
                assertThat(problem.reason()).isEqualTo(Problem.Reason.FILTER);
                assertThat(problem.message()).contains("does not cover the rule's windows/process_creation/service=*");
                assertThat(problem.position().line()).isEqualTo(10);
            });
            assertThat(decide(rules.rules().getFirst(), Probe.event("A", "x", "User", "adm_bob")))
                    .isEqualTo(Verdict.YES);
            assertThat(load(filter("rules: any", "not selection").replace("{product: windows}", source))
                            .problems())
                    .isEmpty();
        }
    }

    @Test
    void anUnknownRuleIsWarnedAbout() {
        assertThat(load(filter("rules: [nobody]", "not selection")).warnings())
                .extracting(Problem::toString)
                .containsExactly("f.yml:10:11: warning: the filter names the rule 'nobody', which is not loaded");
    }

    @Test
    void severalFiltersAllHaveToHold() {
        String second = "---\n"
                + filter("rules: any", "not other")
                        .replace("selection: ", "other: ")
                        .replace("adm_", "svc_");
        Rules rules = load(filter("rules: any", "not selection") + second);

        assertThat(rules.problems()).isEmpty();
        Rule rule = rules.rules().getFirst();
        assertThat(decide(rule, Probe.event("A", "x", "User", "adm_1"))).isEqualTo(Verdict.NO);
        assertThat(decide(rule, Probe.event("A", "x", "User", "svc_1"))).isEqualTo(Verdict.NO);
        assertThat(decide(rule, Probe.event("A", "x", "User", "bob"))).isEqualTo(Verdict.YES);
    }

    @Test
    void aBadFilterCostsItselfAlone() {
        assertThat(refused(filter("rules: []", "not selection"))).isEqualTo("f.yml:10:10: the list of rules is empty");
        assertThat(refused(filter("rules: any", "not nothing")))
                .isEqualTo("f.yml:12:14: there is no selection 'nothing'");
        assertThat(refused(filter("rules: [[x]]", "selection")))
                .isEqualTo("f.yml:10:11: the rule is a text, not a list");
        assertThat(refused(filter("", "selection").replace("logsource", "log")))
                .isEqualTo("f.yml:7:1: the logsource is missing");
        assertThat(refused("title: x\nlogsource: {service: x}\nfilter: x\n"))
                .isEqualTo("f.yml:9:9: the filter is a map, not a text");
    }

    private static Verdict decide(Rule rule, Event event) {
        return new PlainEvaluator().decide(rule.condition(), event);
    }

    private static Rule withFilter(String rules, String condition) {
        Rules loaded = load(filter(rules, condition));
        assertThat(loaded.problems()).isEmpty();
        return loaded.rules().getFirst();
    }

    private static String refused(String filter) {
        Rules loaded = load(filter);
        assertThat(loaded.rules()).hasSize(1);
        List<Problem> refused = loaded.refused();
        assertThat(refused).hasSize(1);
        return refused.getFirst().toString();
    }

    private static Rules load(String filter) {
        return new RuleLoader().read("f.yml", RULE + filter);
    }

    private static String filter(String rules, String condition) {
        return """
                title: Administrators
                logsource: {product: windows}
                filter:
                  %s
                  selection: {User|startswith: adm_}
                  condition: %s
                """.formatted(rules, condition);
    }
}
