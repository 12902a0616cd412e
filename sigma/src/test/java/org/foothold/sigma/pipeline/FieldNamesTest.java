package org.foothold.sigma.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.foothold.sigma.correlation.Correlation;
import org.foothold.sigma.load.Rules;
import org.junit.jupiter.api.Test;

/** The fields that correlations name. */
class FieldNamesTest {
    private static final String RULES = """
            title: One
            name: one
            logsource: {product: windows}
            detection: {sel: {A: 1}, condition: sel}
            ---
            title: Two
            name: two
            logsource: {product: linux}
            detection: {sel: {B: 1}, condition: sel}
            ---
            title: Many
            name: many
            correlation:
              type: value_count
              rules: [one, two]
              group-by: [User, who]
              timespan: 1h
              aliases: {who: {one: User, two: uid}}
              condition: {field: Host, gte: 3}
            ---
            title: More
            correlation: {type: event_count, rules: [many], group-by: [User], timespan: 1h, condition: {gte: 2}}
            """;

    private static Correlation piped(String... steps) {
        Rules rules = Piping.load(Piping.steps(steps), RULES);
        assertThat(rules.refused()).isEmpty();
        assertThat(rules.correlations()).hasSize(2);
        return rules.correlations().getFirst();
    }

    @Test
    void mapsGroupsAliasesAndWhatIsMeasured() {
        Correlation correlation = piped("type: field_name_mapping, mapping: {User: user.name, Host: host, who: no}");

        assertThat(correlation.groupBy()).containsExactly("user.name", "who");
        assertThat(correlation.threshold().fields()).containsExactly("host");
        assertThat(correlation.inputs())
                .extracting(Correlation.Input::aliases)
                .containsExactly(Map.of("who", "user.name"), Map.of("who", "uid"));
    }

    @Test
    void groupsBySeveralFieldsWhereOneIsMappedToSeveral() {
        assertThat(piped("type: field_name_mapping, mapping: {uid: u, Host: h, User: [User]}")
                        .groupBy())
                .containsExactly("User", "who");
        Rules rules = Piping.load(
                Piping.steps("type: field_name_mapping, mapping: {User: [a, b]}"),
                RULES.replace("one: User", "one: name"));

        assertThat(rules.correlations().getFirst().groupBy()).containsExactly("a", "b", "who");
    }

    @Test
    void refusesSeveralFieldsWhereThereIsRoomForOne() {
        Rules rules = Piping.load(Piping.steps("type: field_name_mapping, mapping: {Host: [a, b]}"), RULES);

        assertThat(rules.correlations()).isEmpty();
        assertThat(rules.refused())
                .anySatisfy(problem -> assertThat(problem.message())
                        .isEqualTo("the step at p.yml:2:3 makes several fields of 'Host', but the condition of a"
                                + " correlation has room for one"))
                .hasSize(2);
    }

    @Test
    void aCorrelationIsAboutTheLogSourcesOfItsRules() {
        String linux = "type: field_name_prefix, prefix: l., rule_conditions: [{type: logsource, product: linux}]";
        String macos = "type: field_name_prefix, prefix: m., rule_conditions: [{type: logsource, product: macos}]";
        String rules = "type: field_name_prefix, prefix: r., rule_conditions: [{type: is_sigma_rule}]";

        assertThat(piped("type: change_logsource, product: other", linux).groupBy())
                .containsExactly("l.User", "who");
        assertThat(piped(macos, rules).groupBy()).containsExactly("User", "who");
        assertThat(Piping.load(Piping.steps(linux), RULES)
                        .correlations()
                        .getLast()
                        .groupBy())
                .containsExactly("l.User");
    }

    @Test
    void remembersWhichFieldsAStepHasLed() {
        assertThat(piped(
                                "type: field_name_mapping, id: first, mapping: {User: u}",
                                "type: field_name_suffix, suffix: .s, field_name_conditions:"
                                        + " [{type: processing_item_applied, processing_item_id: first}]")
                        .groupBy())
                .containsExactly("u.s", "who");
    }

    @Test
    void aRuleThatAPipelineRefusesIsMissedByItsCorrelations() {
        Rules rules = Piping.load(
                Piping.steps(
                        "type: rule_failure, message: no, rule_conditions: [{type: logsource, product: linux}, {type: is_sigma_rule}]"),
                RULES);

        assertThat(rules.rules()).hasSize(1);
        assertThat(rules.correlations()).isEmpty();
        assertThat(rules.refused()).hasSize(3);
    }

    @Test
    void aCorrelationCanBeRefusedByItself() {
        Rules rules = Piping.load(
                Piping.steps(
                        "type: rule_failure, message: no, rule_conditions: [{type: is_sigma_correlation_rule}, {type: rule_attribute, attribute: title, value: More}]"),
                RULES);

        assertThat(rules.correlations()).hasSize(1);
        assertThat(rules.refused()).singleElement().hasToString("r.yml:21:1: no (pipeline, p.yml:2:3)");
    }
}
