package org.foothold.sigma.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.foothold.sigma.correlation.Correlation;
import org.foothold.sigma.correlation.Correlation.Source;
import org.foothold.sigma.rule.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrelationLinkerTest {
    private static final String ID = "11111111-0000-4000-8000-00000000000A";

    @TempDir
    private Path folder;

    @Test
    void aRuleIsFoundByNameOrByIdAlsoInAnotherFile() throws IOException {
        Files.writeString(folder.resolve("a.yml"), correlation("up", "one, " + ID.toLowerCase(java.util.Locale.ROOT)));
        Files.writeString(folder.resolve("b.yml"), rule("zero", "22222222-0000-4000-8000-000000000000"));
        Files.writeString(folder.resolve("c.yml"), rule("two", ID) + "---\n" + rule("one", "x"));

        Rules rules = new RuleLoader().load(List.of(folder));

        assertThat(rules.refused()).isEmpty();
        assertThat(sources(rules.correlations().getFirst())).containsExactly(Source.rule(2), Source.rule(1));
    }

    @Test
    void whatACorrelationRefersToComesBeforeIt() {
        Rules rules = read(
                correlation("top", "middle, one"),
                correlation("middle", "low"),
                correlation("low", "one"),
                rule("one", "x"));

        assertThat(rules.problems()).extracting(Problem::message).containsExactly("the id 'x' is no UUID");
        assertThat(rules.correlations()).extracting(Correlation::name).containsExactly("low", "middle", "top");
        assertThat(sources(rules.correlations().get(2))).containsExactly(Source.correlation(1), Source.rule(0));
    }

    @Test
    void aCircleIsRefusedAndWhatStandsOnIt() {
        Rules rules = read(
                correlation("a", "b"),
                correlation("b", "a"),
                correlation("c", "c"),
                correlation("d", "one"),
                rule("one", ID));

        assertThat(rules.correlations()).extracting(Correlation::name).containsExactly("d");
        assertThat(rules.refused())
                .extracting(Problem::toString)
                .containsExactly(
                        "r.yml:3:39: the correlation 'b' cannot be used itself",
                        "r.yml:7:39: the correlation leads back to itself by 'a'",
                        "r.yml:11:39: the correlation leads back to itself by 'c'");
    }

    @Test
    void aRuleThatIsNotThereIsRefused() {
        assertThat(read(correlation("a", "none")).refused())
                .extracting(Problem::toString)
                .containsExactly("r.yml:3:39: the correlation names the rule 'none', which is not loaded");
    }

    @Test
    void aNameOfSeveralRulesIsRefused() {
        assertThat(read(correlation("a", "one"), rule("one", ID), rule("one", "x"))
                        .refused())
                .extracting(Problem::message)
                .containsExactly("the name 'one' is that of several rules");
    }

    @Test
    void aRuleNamedTwiceIsRefused() {
        assertThat(read(correlation("a", "one, " + ID), rule("one", ID)).refused())
                .extracting(Problem::message)
                .containsExactly("the rule '" + ID + "' is named twice, by name and by id");
    }

    @Test
    void anAliasOfAnotherRuleIsRefused() {
        String aliased = correlation("a", "one").replace("}\n", ", aliases: {x: {two: y}}}\n");

        assertThat(read(aliased, rule("one", ID), rule("two", "x")).refused())
                .extracting(Problem::message)
                .containsExactly("the alias names 'two', which is none of the correlation's rules");
    }

    @Test
    void aTowerOfCorrelationsIsRefusedBeforeItFillsTheStack() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            text.append(correlation("c" + i, "c" + (i + 1))).append("---\n");
        }
        text.append(correlation("c200", "one")).append("---\n").append(rule("one", ID));

        Rules rules = new RuleLoader().read("r.yml", text.toString());

        assertThat(rules.refused()).isNotEmpty();
        assertThat(rules.refused()).extracting(Problem::message).anyMatch(text2 -> text2.contains("more than 64 upon"));
        assertThat(rules.correlations()).isNotEmpty();
    }

    private static List<Source> sources(Correlation correlation) {
        return correlation.inputs().stream().map(Correlation.Input::source).toList();
    }

    private static Rules read(String... documents) {
        return new RuleLoader().read("r.yml", String.join("---\n", documents));
    }

    private static String rule(String name, String id) {
        return "title: " + name + "\nname: " + name + "\nid: " + id
                + "\nlogsource: {service: x}\ndetection: {s: {A: b}, condition: s}\n";
    }

    private static String correlation(String name, String rules) {
        return "title: T\nname: " + name + "\ncorrelation: {type: temporal, rules: [" + rules + "], timespan: 1h}\n";
    }
}
