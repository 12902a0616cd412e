package org.foothold.sigma.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.foothold.sigma.load.RuleLoader;
import org.foothold.sigma.load.Rules;
import org.junit.jupiter.api.Test;

class CorrelatorTest {
    private static final String A_AND_B = """
            title: A
            name: a
            logsource: {service: x}
            detection: {s: {X: y}, condition: s}
            ---
            title: B
            name: b
            logsource: {service: x}
            detection: {s: {X: y}, condition: s}
            ---
            """;

    private final List<Correlated<String>> found = new ArrayList<>();
    private final List<Step<String>> steps = new ArrayList<>();

    @Test
    void anEventOneTimespanLaterIsInsideAndOneSecondMoreIsNot() {
        a(0, "user", "x");
        a(60, "user", "X");
        a(200, "user", "x");
        a(261, "user", "x");

        run("{type: event_count, rules: [a], group-by: [user], timespan: 1m, condition: {gte: 2}}");

        assertThat(events()).containsExactly(List.of("a0", "a60"));
    }

    @Test
    void aGroupHasOneFindingUntilNothingHappenedForATimespan() {
        for (int second : new int[] {0, 10, 50, 100, 161, 170, 180}) {
            a(second, "user", "x");
        }

        run("{type: event_count, rules: [a], group-by: [user], timespan: 1m, condition: {gte: 3}}");

        assertThat(events()).containsExactly(List.of("a0", "a10", "a50"), List.of("a161", "a170", "a180"));
        assertThat(found).extracting(Correlated::at).containsExactly(at(50), at(180));
    }

    @Test
    void anExactCountIsJudgedWhenTheWindowCloses() {
        a(0, "user", "x");
        a(10, "user", "x");
        a(20, "user", "y");
        a(30, "user", "y");
        a(40, "user", "y");

        run("{type: event_count, rules: [a], group-by: [user], timespan: 1m, condition: {eq: 2}}");

        assertThat(events()).containsExactly(List.of("a0", "a10"));
        assertThat(found.getFirst().at()).isEqualTo(at(60));
    }

    @Test
    void orderMattersOnlyWhereItIsAskedFor() {
        b(0, "user", "x");
        a(10, "user", "x");

        run("{type: temporal, rules: [a, b], group-by: [user], timespan: 1m}");
        assertThat(events()).containsExactly(List.of("b0", "a10"));

        run("{type: temporal_ordered, rules: [a, b], group-by: [user], timespan: 1m}");
        assertThat(events()).isEmpty();
    }

    @Test
    void anEventDoesNotFollowItself() {
        steps.add(Step.of(0, at(0), 0, "h", Map.of(), "a0", 1));
        steps.add(Step.of(1, at(0), 0, "h", Map.of(), "b0", 1));

        run("{type: temporal_ordered, rules: [a, b], timespan: 1m}");
        assertThat(events()).isEmpty();
        run("{type: temporal, rules: [a, b], timespan: 1m}");
        assertThat(events()).containsExactly(List.of("a0", "b0"));
        run("{type: event_count, rules: [a, b], timespan: 1m, condition: {gte: 2}}");
        assertThat(events()).isEmpty();
    }

    @Test
    void numbersAreAddedAveragedAndRanked() {
        for (int i = 1; i <= 4; i++) {
            a(i, "size", Integer.toString(i * 10));
        }
        a(5, "size", "none");

        assertThat(run("{type: value_sum, rules: [a], timespan: 1m, condition: {field: size, gte: 100}}"))
                .isEqualTo("100");
        assertThat(run("{type: value_avg, rules: [a], timespan: 1m, condition: {field: size, gt: 24}}"))
                .isEqualTo("25");
        assertThat(
                        run(
                                "{type: value_percentile, rules: [a], timespan: 1m, condition: {field: size, percentile: 75, gte: 30}}"))
                .isEqualTo("30");
        assertThat(run("{type: value_count, rules: [a], timespan: 1m, condition: {field: size, gte: 5}}"))
                .isEqualTo("5");
    }

    @Test
    void withoutGroupingEachTargetIsAGroup() {
        steps.add(Step.of(0, at(0), 0, "h1", Map.of(), "one", 1));
        steps.add(Step.of(0, at(1), 1, "h2", Map.of(), "two", 1));
        steps.add(Step.of(0, at(2), 2, "H1", Map.of(), "three", 1));

        run("{type: event_count, rules: [a], timespan: 1m, condition: {gte: 2}}");

        assertThat(events()).containsExactly(List.of("one", "three"));
    }

    @Test
    void aCorrelationOfCorrelationsListsTheEventsBelow() {
        a(0, "user", "x");
        a(1, "user", "x");
        b(2, "user", "x");

        run("{type: temporal_ordered, rules: [many, b], group-by: [user], timespan: 1m}\n"
                + "---\ntitle: Many\nname: many\ncorrelation: "
                + "{type: event_count, rules: [a], group-by: [user], timespan: 1m, condition: {gte: 2}}");

        assertThat(events()).containsExactly(List.of("a0", "a1", "b2"));
    }

    @Test
    void timesAtTheEndOfTimeAreNoError() {
        steps.add(Step.of(0, Instant.MAX, 0, "h", Map.of(), "max", 1));
        steps.add(Step.of(0, Instant.MIN, 1, "h", Map.of(), "min", 1));

        run("{type: event_count, rules: [a], timespan: 1m, condition: {gte: 1}}");
        assertThat(events()).containsExactly(List.of("min"), List.of("max"));
        run("{type: event_count, rules: [a], timespan: 1m, condition: {lte: 1}}");
        assertThat(events()).containsExactly(List.of("min"), List.of("max"));
    }

    private void a(int second, String field, String value) {
        steps.add(Step.of(0, at(second), steps.size(), "h", Map.of(field, List.of(value)), "a" + second, 1));
    }

    private void b(int second, String field, String value) {
        steps.add(Step.of(1, at(second), steps.size(), "h", Map.of(field, List.of(value)), "b" + second, 1));
    }

    private static Instant at(int second) {
        return Instant.parse("2024-05-01T08:00:00Z").plusSeconds(second);
    }

    private List<List<String>> events() {
        return found.stream().map(Correlated::events).toList();
    }

    /** Runs one correlation: the measure of the first finding, or nothing. */
    private String run(String correlation) {
        Rules rules = new RuleLoader().read("r.yml", A_AND_B + "title: T\ncorrelation: " + correlation + "\n");
        assertThat(rules.refused()).isEmpty();
        found.clear();
        Correlator<String> correlator =
                new Correlator<>(rules.correlations(), Correlator.ANY_LATENESS, Limits.HUNT, found::add);
        steps.forEach(correlator::add);
        correlator.finish();
        assertThat(correlator.losses().late()).isZero();
        return found.isEmpty()
                ? ""
                : found.getFirst().measure().stripTrailingZeros().toPlainString();
    }

    @Test
    void aMatchThatIsTooLateIsCounted() {
        Correlator<String> correlator = new Correlator<>(List.of(), Duration.ofSeconds(5), Limits.HUNT, found::add);
        a(100, "user", "x");
        a(95, "user", "x");
        a(94, "user", "x");

        steps.forEach(correlator::add);

        assertThat(correlator.losses().late()).isEqualTo(1);
    }
}
