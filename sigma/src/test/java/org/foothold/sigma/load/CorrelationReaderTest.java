package org.foothold.sigma.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.foothold.sigma.correlation.Correlation;
import org.foothold.sigma.correlation.Threshold.Bound;
import org.foothold.sigma.correlation.Threshold.Relation;
import org.foothold.sigma.rule.Level;
import org.foothold.sigma.rule.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrelationReaderTest {
    private static final String RULE = """
            title: One
            name: one
            logsource: {service: x}
            detection: {s: {A: b}, condition: s}
            ---
            """;

    @Test
    void readsEveryPart() {
        Correlation correlation = only("""
                title: Many
                id: 11111111-0000-4000-8000-000000000001
                name: many
                status: test
                level: high
                tags: [attack.t1110]
                correlation:
                  type: value_count
                  rules: [one]
                  group-by: [User, Computer]
                  timespan: 90m
                  aliases:
                    User: {one: TargetUserName}
                  condition: {field: [Ip, Port], gt: 3, lte: 9.5}
                generate: true
                """);

        assertThat(correlation.type()).isEqualTo(Correlation.Type.VALUE_COUNT);
        assertThat(correlation.level()).isEqualTo(Level.HIGH);
        assertThat(correlation.name()).isEqualTo("many");
        assertThat(correlation.groupBy()).containsExactly("User", "Computer");
        assertThat(correlation.timespan()).isEqualTo(Duration.ofMinutes(90));
        assertThat(correlation.inputs()).singleElement().satisfies(input -> {
            assertThat(input.source()).isEqualTo(Correlation.Source.rule(0));
            assertThat(input.aliases()).containsOnly(java.util.Map.entry("User", "TargetUserName"));
        });
        assertThat(correlation.threshold().fields()).containsExactly("Ip", "Port");
        assertThat(correlation.threshold().bounds())
                .containsExactly(
                        new Bound(Relation.GT, BigDecimal.valueOf(3)), new Bound(Relation.LTE, new BigDecimal("9.5")));
        assertThat(correlation.generate()).isTrue();
    }

    @Test
    void aTemporalCorrelationWithoutAConditionNeedsAllItsRules() {
        Correlation correlation = only("title: T\ncorrelation: {type: temporal, rules: [one], timespan: 5s}\n");

        assertThat(correlation.threshold().bounds()).containsExactly(new Bound(Relation.GTE, BigDecimal.ONE));
        assertThat(correlation.generate()).isFalse();
    }

    @Test
    void generateIsReadInsideTheCorrelationToo() {
        assertThat(only("title: T\ncorrelation: {type: temporal, rules: one, timespan: 5s, generate: true}\n")
                        .generate())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"30s,30", "2m,120", "1h,3600", "7d,604800"})
    void timespansAreCountedInSeconds(String written, long seconds) {
        assertThat(only("title: T\ncorrelation: {type: temporal, rules: [one], timespan: " + written + "}\n")
                        .timespan())
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '"', textBlock = """
            5 ~ r.yml:7:14: the correlation is a map, not a number
            {rules: [one], timespan: 1h} ~ r.yml:7:14: the correlation has no 'type'
            {type: odd, rules: [one], timespan: 1h} ~ r.yml:7:21: the correlation type 'odd' is unknown
            {type: temporal, timespan: 1h} ~ r.yml:7:14: the correlation has no 'rules'
            {type: temporal, rules: [], timespan: 1h} ~ r.yml:7:38: the list of rules is empty
            {type: temporal, rules: [one, one], timespan: 1h} ~ r.yml:7:44: 'one' stands twice in 'rules'
            {type: temporal, rules: [one]} ~ r.yml:7:14: the correlation has no 'timespan'
            {type: temporal, rules: [one], timespan: 1w} ~ r.yml:7:55: the timespan '1w' is not a number and one of s, m, h, d
            {type: event_count, rules: [one], timespan: 1h} ~ r.yml:7:14: the correlation has no 'condition'
            {type: event_count, rules: [one], timespan: 1h, condition: {}} ~ r.yml:7:73: the condition compares with nothing: gt, gte, lt, lte, eq or neq
            {type: event_count, rules: [one], timespan: 1h, condition: {gte: x}} ~ r.yml:7:79: 'gte' compares with a number
            {type: event_count, rules: [one], timespan: 1h, condition: {foo: 1}} ~ r.yml:7:74: 'foo' is not part of a correlation's condition
            {type: event_count, rules: [one], timespan: 1h, condition: {gte: 1, field: x}} ~ r.yml:7:73: the condition of event_count has no field
            {type: value_sum, rules: [one], timespan: 1h, condition: {gte: 1}} ~ r.yml:7:71: the condition of value_sum needs a field
            {type: value_sum, rules: [one], timespan: 1h, condition: {gte: 1, field: [a, b]}} ~ r.yml:7:71: the condition of value_sum has one field
            {type: value_percentile, rules: [one], timespan: 1h, condition: {gte: 1, field: a, percentile: 101}} ~ r.yml:7:109: a percentile is above 0 and at most 100
            {type: temporal, rules: [one], timespan: 1h, generate: maybe} ~ r.yml:7:69: 'generate' is true or false
            {type: temporal, rules: [one], timespan: 1h, aliases: [x]} ~ r.yml:7:68: the aliases are a map of at most 32 names
            """)
    void saysWhatIsWrongAndWhere(String correlation, String message) {
        Rules rules = new RuleLoader().read("r.yml", RULE + "title: T\ncorrelation: " + correlation + "\n");

        assertThat(rules.correlations()).isEmpty();
        assertThat(rules.refused()).extracting(Problem::toString).containsExactly(message);
    }

    @Test
    void aPercentileThatIsNotNamedIsTheMedian() {
        Rules rules = new RuleLoader().read("r.yml", RULE + """
                title: T
                correlation: {type: value_percentile, rules: [one], timespan: 1h, condition: {field: x, lte: 1}}
                """);

        assertThat(rules.warnings()).singleElement().asString().contains("without a percentile the median is taken");
        assertThat(rules.correlations())
                .singleElement()
                .satisfies(read -> assertThat(read.threshold().percentile()).isEqualTo(BigDecimal.valueOf(50)));
    }

    @Test
    void readsTheExamplesOfTheSpecification() throws IOException {
        Path folder = org.foothold.formats.SharedData.folder("sigma-specification")
                .resolve("tests")
                .resolve("schema")
                .resolve("correlation");
        try (Stream<Path> files = Files.list(folder)) {
            List<Problem> wrong = files.flatMap(file -> new RuleLoader().load(List.of(file)).refused().stream())
                    .filter(problem -> !problem.message().contains("is not loaded"))
                    .toList();
            assertThat(wrong).isEmpty();
        }
    }

    private static Correlation only(String text) {
        Rules rules = new RuleLoader().read("r.yml", RULE + text);
        assertThat(rules.problems()).isEmpty();
        assertThat(rules.correlations()).hasSize(1);
        return rules.correlations().getFirst();
    }
}
