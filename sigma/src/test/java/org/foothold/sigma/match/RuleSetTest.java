package org.foothold.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.mapping.Mappings;
import org.foothold.sigma.mapping.Variant;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.rule.Level;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Rule;
import org.foothold.sigma.rule.TextPattern;
import org.junit.jupiter.api.Test;

class RuleSetTest {
    private static final Position HERE = new Position("rules/a.yml", 1, 1);
    private static final Mappings BY_SERVICE = logsource -> logsource.service() == null
            ? List.of()
            : List.of(new Variant(logsource.service(), is("Channel", logsource.service()), Map.of()));

    private static Condition is(String field, String text) {
        return new Condition.Predicate(field, new Criterion.Text(TextPattern.literal(text), false), HERE);
    }

    private static Condition and(Condition... terms) {
        return new Condition.And(List.of(terms));
    }

    private static Rule rule(String service, Condition condition) {
        LogSource logsource = new LogSource(null, "windows", service);
        return new Rule(HERE, null, "A rule", null, "test", Level.HIGH, logsource, List.of(), condition);
    }

    private static RuleSet set(Rule... rules) {
        return RuleSet.compile(List.of(rules), BY_SERVICE);
    }

    @Test
    void partitionHoldsTheRulesOfItsChannelAndIdOnly() {
        RuleSet set = set(
                rule("Security", and(is("EventID", "1"), is("A", "x"))),
                rule("Security", and(is("EventID", "2"), is("A", "x"))),
                rule("Security", is("A", "y")),
                rule("System", and(is("EventID", "1"), is("A", "x"))));

        assertThat(set.partition("Security", 1).size()).isEqualTo(2);
        assertThat(set.partition("Security", 7).size()).isEqualTo(1);
        assertThat(set.partition("System", 1).size()).isEqualTo(1);
        assertThat(set.partition("System", 2).isEmpty()).isTrue();
        assertThat(set.partition("Application", 1).isEmpty()).isTrue();
    }

    @Test
    void partitionAsksOnlyForFieldsThatAreStillOpen() {
        RuleSet set = set(rule("Security", and(is("EventID", "1"), is("A", "x"))));

        assertThat(set.partition("Security", 1).fields()).containsExactly("A");
        assertThat(set.partition("Security", 1).wantsEveryValue()).isFalse();
    }

    @Test
    void keywordsWantEveryValue() {
        RuleSet set = set(rule(
                "Security",
                new Condition.Predicate(
                        null, new Criterion.Text(TextPattern.literal("x").withOpenEnd(), false), HERE)));

        assertThat(set.partition("Security", 1).wantsEveryValue()).isTrue();
        assertThat(set.partition("System", 1).wantsEveryValue()).isFalse();
    }

    @Test
    void channelIsFoundWhateverItsLetterCase() {
        RuleSet set = set(rule("Microsoft-Windows-Sysmon/Operational", is("A", "x")));
        Partition partition = set.partition("Microsoft-Windows-Sysmon/Operational", 1);
        byte[] shouted = LoneValue.bytes("..MICROSOFT-WINDOWS-SYSMON/OPERATIONAL..");

        assertThat(partition.isEmpty()).isFalse();
        assertThat(set.partition("microsoft-windows-sysmon/operational", 1)).isSameAs(partition);
        assertThat(set.partition(shouted, 4, shouted.length - 4, 1)).isSameAs(partition);
        assertThat(set.partition(shouted, 4, shouted.length - 2, 1)).isNotSameAs(partition);
    }

    @Test
    void kindsThatLeaveEqualRulesShareOnePartition() {
        Condition ids = new Condition.Or(List.of(is("EventID", "1"), is("EventID", "2")));
        RuleSet set =
                set(rule("Security", and(ids, is("A", "x"))), rule("Security", and(is("EventID", "3"), is("A", "x"))));

        assertThat(set.partition("Security", 1)).isSameAs(set.partition("Security", 2));
        assertThat(set.partition("Security", 1)).isNotSameAs(set.partition("Security", 3));
        assertThat(set.partition("Nowhere", 1)).isSameAs(set.partition("Elsewhere", 60_000));
    }

    @Test
    void unknownChannelsAndIdsMakeNoPartitionsOfTheirOwn() {
        RuleSet set = set(rule("Security", and(is("EventID", "1"), is("A", "x"))));
        for (int id = 0; id <= KeyFinder.MAX_ID; id++) {
            set.partition("Channel " + id, id);
        }

        assertThat(set.builtPartitions()).isLessThan(5);
    }

    @Test
    void ruleWhoseLogSourceNoMappingKnowsIsTold() {
        RuleSet set = set(rule("Security", is("A", "x")), rule(null, is("A", "x")), rule("System", is("A", "x")));

        assertThat(set.size()).isEqualTo(3);
        assertThat(set.withoutLogSource()).containsExactly(1);
    }

    @Test
    void rulesComeBackAsTheyWere() {
        World world = new World(42);
        List<Rule> rules = world.rules(200);
        RuleSet set = RuleSet.compile(rules, world.mappings());

        for (int i = 0; i < rules.size(); i++) {
            assertThat(set.rule(i)).isEqualTo(rules.get(i));
            assertThat(set.level(i)).isEqualTo(rules.get(i).level());
        }
    }

    @Test
    void threadsThatShareASetFindTheSame() throws Exception {
        World world = new World(7);
        RuleSet set = RuleSet.compile(world.rules(150), world.mappings());
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            events.add(world.event());
        }
        Callable<List<List<Integer>>> all = () -> {
            Matcher matcher = new Matcher();
            return events.stream()
                    .map(event -> BothEngines.matches(matcher, set, event))
                    .toList();
        };
        List<Future<List<List<Integer>>>> results;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            results = threads.invokeAll(List.of(all, all, all, all));
        }
        List<List<Integer>> alone = all.call();

        assertThat(alone).anyMatch(matches -> !matches.isEmpty());
        for (Future<List<List<Integer>>> result : results) {
            assertThat(result.get()).isEqualTo(alone);
        }
    }
}
