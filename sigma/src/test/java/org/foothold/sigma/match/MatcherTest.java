package org.foothold.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

class MatcherTest {
    private static final Position HERE = new Position("rules/a.yml", 1, 1);
    private static final Variant LOG = new Variant("log", has("Channel", exact("Log")), Map.of());
    private static final Mappings MAPPINGS = logsource -> List.of(LOG);

    private final Matcher matcher = new Matcher();

    private static Criterion exact(String text) {
        return new Criterion.Text(TextPattern.literal(text), false);
    }

    private static Criterion contains(String text) {
        return new Criterion.Text(TextPattern.literal(text).withOpenStart().withOpenEnd(), false);
    }

    private static Condition has(String field, Criterion criterion) {
        return new Condition.Predicate(field, criterion, HERE);
    }

    private static Condition and(Condition... terms) {
        return new Condition.And(List.of(terms));
    }

    private static RuleSet set(Mappings mappings, Condition... conditions) {
        List<Rule> rules = new ArrayList<>();
        for (Condition condition : conditions) {
            LogSource logsource = new LogSource(null, "windows", "log");
            rules.add(new Rule(HERE, null, "A rule", null, "test", Level.LOW, logsource, List.of(), condition));
        }
        return RuleSet.compile(rules, mappings);
    }

    private static Event event(String field, String... values) {
        return Event.of(Map.of("Channel", List.of("Log"), "EventID", List.of("1"), field, List.of(values)));
    }

    private List<Integer> matches(RuleSet set, Event event) {
        return BothEngines.matches(matcher, set, event);
    }

    @Test
    void reportsARuleOnceThoughItMatchesByTwoVariants() {
        Variant again = new Variant("again", has("EventID", exact("1")), Map.of());
        RuleSet set = set(logsource -> List.of(LOG, again), has("A", contains("evil")));

        assertThat(set.partition("Log", 1).size()).isEqualTo(2);
        assertThat(matches(set, event("A", "so evil"))).containsExactly(0);
    }

    @Test
    void readsOnlyTheBytesItWasGiven() {
        RuleSet set = set(MAPPINGS, has("A", exact("evil")));
        Partition partition = set.partition("Log", 1);
        byte[] data = LoneValue.bytes("xxEVILxx");

        assertThat(partition.fields()).containsExactly("A");
        matcher.begin(partition);
        matcher.add(0, data, 4, 12);
        assertThat(matcher.finish()).isEqualTo(1);
        assertThat(matcher.rule(0)).isZero();
        matcher.begin(partition);
        matcher.add(0, data, 2, 12);
        assertThat(matcher.finish()).isZero();
    }

    @Test
    void forgetsTheEventBefore() {
        RuleSet set = set(MAPPINGS, and(has("A", contains("one")), has("B", contains("two"))));

        assertThat(matches(set, event("A", "one"))).isEmpty();
        assertThat(matches(set, event("B", "two"))).isEmpty();
    }

    @Test
    void keywordIsFoundInAFieldThatNoRuleNames() {
        RuleSet set = set(MAPPINGS, new Condition.Predicate(null, contains("mimikatz"), HERE));

        assertThat(matches(set, event("Whatever", "x", "run MIMIKATZ now"))).containsExactly(0);
        assertThat(matches(set, event("mimikatz", "x"))).isEmpty();
    }

    @Test
    void constantMattersOnlyWhereAKeywordStandsInIt() {
        Partition partition = set(MAPPINGS, new Condition.Predicate(null, contains("mimikatz"), HERE))
                .partition("Log", 1);

        assertThat(partition.wantsConstant("Microsoft-Windows-Security-Auditing"))
                .isFalse();
        assertThat(partition.wantsConstant("the Mimikatz provider")).isTrue();
    }

    @Test
    void everyConstantMattersToAKeywordThatIsARegularExpression() {
        Criterion digits = new Criterion.Regex("[0-9]{3}", false, false, false);
        Partition partition =
                set(MAPPINGS, new Condition.Predicate(null, digits, HERE)).partition("Log", 1);

        assertThat(partition.wantsEveryValue()).isTrue();
        assertThat(partition.wantsNumbers()).isTrue();
        assertThat(partition.wantsConstant("")).isTrue();
    }

    @Test
    void regularExpressionThatGivesUpLeavesItsRulesUndecided() {
        Criterion costly = new Criterion.Regex("(a+)+(?=b)\\1{3}c", false, false, false);
        RuleSet set = set(
                MAPPINGS,
                has("A", costly),
                new Condition.Not(has("A", costly)),
                and(has("A", contains("zzz")), has("A", costly)),
                has("A", contains("aaa")));
        String value = "a".repeat(4000) + "c";

        assertThat(matches(set, event("A", value))).containsExactly(3);
        assertThat(matcher.undecided()).isEqualTo(2);
        assertThat(matcher.undecidedRule(0)).isZero();
        assertThat(matcher.undecidedRule(1)).isEqualTo(1);
        assertThat(matches(set, event("A", "short"))).containsExactly(1);
        assertThat(matcher.undecided()).isZero();
    }

    @Test
    void longValueIsSearchedForShortLiterals() {
        RuleSet set = set(
                MAPPINGS,
                and(has("A", contains("needle")), has("A", contains("q"))),
                and(has("A", contains("needle")), has("A", contains("qz"))),
                and(has("A", contains("needle")), has("A", contains("zqz"))));
        String hay = "abcdefgh ".repeat(500);

        assertThat(matches(set, event("A", hay + "needle"))).isEmpty();
        assertThat(matches(set, event("A", hay + "needle Q"))).containsExactly(0);
        assertThat(matches(set, event("A", hay + "needle qz"))).containsExactly(0, 1);
        assertThat(matches(set, event("A", "zqz" + hay + "needle"))).containsExactly(0, 1, 2);
    }

    @Test
    void addingRulesThatCannotMatchAddsNoCandidates() {
        Condition[] conditions = new Condition[2000];
        for (int i = 0; i < conditions.length; i++) {
            conditions[i] = and(has("A", contains("literal number " + i + ".")), has("B", contains("x")));
        }
        RuleSet set = set(MAPPINGS, conditions);

        assertThat(matches(
                        set,
                        Event.of(Map.of(
                                "Channel", List.of("Log"),
                                "EventID", List.of("1"),
                                "A", List.of("this is literal number 77."),
                                "B", List.of("x")))))
                .containsExactly(77);
        assertThat(matcher.candidates()).isEqualTo(1);
    }
}
