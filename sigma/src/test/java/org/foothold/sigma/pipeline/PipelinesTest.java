package org.foothold.sigma.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.foothold.sigma.load.RuleLoader;
import org.foothold.sigma.load.Rules;
import org.foothold.sigma.modifier.Placeholders;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.rule.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules, filters and correlations on their way through pipelines. */
class PipelinesTest {
    private static final String EXPAND = Piping.rule("{'A|expand|startswith': '%hosts%-%n%'}");

    @TempDir
    private Path folder;

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void ordersPipelinesByPriorityAndThenByPath() throws IOException {
        String step = "transformations: [{type: field_name_suffix, suffix: %s}]\n";
        Path last = write("a.yml", "priority: 20\n" + step.formatted("3"));
        Path second = write("c.yml", step.formatted("2"));
        Path first = write("b.yml", step.formatted("1"));
        Path before = write("d.yml", "priority: -1\n" + step.formatted("0"));

        assertThat(Piping.shown(Pipelines.load(List.of(last, second, first, before)), "{A: x}"))
                .isEqualTo("A0123=x");
    }

    @Test
    void findsPipelinesAmongMappings() throws IOException {
        write("names.yml", "name: names\ntransformations:\n- {type: field_name_prefix, prefix: p}\n");
        write("other.yml", "name: other\ntitle: No pipeline\nmappings: []\n");

        Pipelines found = Pipelines.load(folder, List.of());

        assertThat(found.problems()).isEmpty();
        assertThat(Piping.shown(found, "{A: x}")).isEqualTo("pA=x");
        assertThat(Pipelines.load(folder.resolve("none"), List.of()).problems()).hasSize(1);
    }

    @Test
    void reportsWhatCannotBeRead() throws IOException {
        Path broken = write("broken.yml", "transformations: [{type: x}]\n");
        Path missing = folder.resolve("missing.yml");
        Path binary = Files.write(folder.resolve("binary.yml"), new byte[] {(byte) 0xff, (byte) 0xfe});
        Path huge = write("huge.yml", "#".repeat((1 << 20) + 1));

        assertThat(Pipelines.load(List.of(broken, missing, binary, huge)).problems())
                .extracting(Problem::message)
                .satisfiesExactly(
                        one -> assertThat(one).contains("there is no transformation 'x'"),
                        two -> assertThat(two).contains("unreadable"),
                        three -> assertThat(three).contains("not UTF-8"),
                        four -> assertThat(four).contains("larger than"));
        assertThat(Piping.load(Pipelines.load(List.of(broken)), Piping.rule("{A: 1}"))
                        .refused())
                .singleElement()
                .extracting(Problem::reason)
                .isEqualTo(Problem.Reason.PIPELINE);
    }

    @Test
    void fillsPlaceholdersFromVariablesAndTheRestFromThoseOfTheUser() {
        Pipelines vars = Piping.pipeline("""
                vars: {hosts: [a, 'b*']}
                transformations: [{type: value_placeholders, include: [hosts]}]
                """);
        Placeholders users = new Placeholders(Map.of("n", List.of("1", "2")));
        Rules rules =
                new RuleLoader(users, RuleLoader.Naming.AS_GIVEN).with(vars).read("r.yml", EXPAND);

        assertThat(Piping.shown(rules.rules().getFirst().condition()))
                .isEqualTo("((A=a-1* | A=a-2*) | (A=b*-1* | A=b*-2*))");
        assertThat(Piping.refused(vars, EXPAND)).contains("the placeholder %n% has no values");
    }

    @Test
    void fillsPlaceholdersWithAnything() {
        assertThat(Piping.shown(Piping.piped(Piping.steps("type: wildcard_placeholders"), EXPAND)
                        .condition()))
                .isEqualTo("A=*-*");
        assertThat(Piping.refused(Piping.steps("type: wildcard_placeholders, exclude: [n]"), EXPAND))
                .contains("%n%");
    }

    @Test
    void replacesAroundPlaceholders() {
        Pipelines steps = Piping.steps(
                "type: replace_string, regex: '-', replacement: '%n%.'", "type: wildcard_placeholders, include: [n]");

        assertThat(Piping.refused(steps, EXPAND)).contains("%hosts%");
        assertThat(Piping.shown(Piping.piped(
                                Piping.steps(
                                        "type: replace_string, regex: '-', replacement: '%n%.'",
                                        "type: wildcard_placeholders"),
                                EXPAND)
                        .condition()))
                .isEqualTo("A=*.*");
    }

    @Test
    void leavesAloneWhatAModifierHasMadeSeveralOf() {
        assertThat(Piping.shown(Piping.steps("type: set_value, value: x"), "{'A|windash': ' -a'}"))
                .isEqualTo("A=x");
        assertThat(Piping.shown(Piping.steps("type: case, method: upper"), "{'A|base64offset': abc}"))
                .isEqualTo(Piping.shown(Pipelines.NONE, "{'A|base64offset': abc}"));
    }

    @Test
    void changesTheLogSourceForTheStepsBehind() {
        Pipelines steps = Piping.steps(
                "type: change_logsource, product: generic, service: logs",
                "type: field_name_prefix, prefix: no, rule_conditions: [{type: logsource, product: windows}]",
                "type: field_name_prefix, prefix: p, rule_conditions: [{type: logsource, product: generic}]");

        assertThat(Piping.piped(steps, Piping.rule("{A: 1}")).logsource())
                .isEqualTo(new LogSource(null, "generic", "logs"));
        assertThat(Piping.shown(steps, "{A: 1}")).isEqualTo("pA=1");
    }

    @Test
    void nestedStepsSeeTheStateAroundThem() {
        Pipelines steps = Piping.steps(
                "type: set_state, key: k, val: v",
                "type: set_custom_attribute, attribute: team, value: blue",
                "type: nest, items: [{type: field_name_prefix, prefix: p, rule_conditions: [{type: processing_state, key: k, val: v}]}],"
                        + " rule_conditions: [{type: rule_attribute, attribute: team, value: blue}]");

        assertThat(Piping.shown(steps, "{A: 1}")).isEqualTo("pA=1");
    }

    @Test
    void aStrictPipelineKnowsWhatWasMapped() {
        Pipelines steps = Piping.steps(
                "type: field_name_mapping, mapping: {A: x}",
                "type: field_name_mapping, mapping: {x: [y, z]}",
                "type: strict_field_mapping_failure");

        assertThat(Piping.shown(steps, "{A: 1}")).isEqualTo("(y=1 | z=1)");
    }

    @Test
    void changesEverySelectionAndAsksTheConditionAfterwards() {
        String text = """
                title: Rule
                logsource: {product: windows}
                detection:
                  sel_a: {A: 1}
                  sel_b: {B: 2}
                  filter: {C: 3}
                  condition: [1 of sel_* and not filter, all of sel_*]
                """;
        Pipelines drop = Piping.steps(
                "type: drop_detection_item, field_name_conditions: [{type: include_fields, fields: [A, C]}]",
                "type: add_condition, name: sel_c, conditions: {D: 4}");

        assertThat(Piping.shown(Piping.piped(drop, text).condition()))
                .isEqualTo("((D=4 & (B=2 | D=4)) | (D=4 & (B=2 & D=4)))");
    }

    @Test
    void filtersAreChangedWithTheRulesTheyAreFor() {
        String filter = """
                ---
                title: Known
                logsource: {product: windows}
                filter:
                  rules: any
                  selection: {A|startswith: good}
                  condition: not selection
                """;
        Pipelines steps = Piping.steps(
                "type: change_logsource, product: generic", "type: field_name_mapping, mapping: {A: [x, y]}");

        assertThat(Piping.shown(
                        Piping.piped(steps, Piping.rule("{A: 1}") + filter).condition()))
                .isEqualTo("((x=1 | y=1) & !(x=good* | y=good*))");
    }

    @Test
    void doublingStepsAreStopped() {
        String[] twice = new String[40];
        Arrays.fill(twice, "type: field_name_mapping, mapping: {A: [A, A]}");
        String[] longer = new String[60];
        Arrays.fill(longer, "type: replace_string, regex: '.+', replacement: '\\g<0>\\g<0>'");

        assertThat(Piping.refused(Piping.steps(twice), Piping.rule("{A: 1}"))).contains("becomes too large");
        assertThat(Piping.refused(Piping.steps(longer), Piping.rule("{A: a}"))).containsPattern("too (large|long)");
    }

    @Test
    void oneRefusedRuleCostsItselfAlone() {
        Rules rules = Piping.load(
                Piping.steps("type: rule_failure, message: no, rule_conditions: [{type: contains_field, field: B}]"),
                Piping.rule("{A: 1}") + "---\n" + Piping.rule("{B: 1}").replace("000001", "000002"));

        assertThat(rules.rules()).hasSize(1);
        assertThat(rules.refused()).hasSize(1);
        assertThat(rules.refused().getFirst().position().line()).isGreaterThan(10);
    }
}
