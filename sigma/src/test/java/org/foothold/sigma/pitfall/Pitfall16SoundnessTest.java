package org.foothold.sigma.pitfall;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foothold.formats.SharedData;
import org.foothold.sigma.EventMaker;
import org.foothold.sigma.Probe;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.load.RuleLoader;
import org.foothold.sigma.mapping.Variant;
import org.foothold.sigma.match.Matcher;
import org.foothold.sigma.match.RuleSet;
import org.foothold.sigma.plain.PlainEvaluator;
import org.foothold.sigma.plain.Verdict;
import org.foothold.sigma.rule.Rule;
import org.junit.jupiter.api.Test;

/** An index may only leave out what cannot match: many rules at once give the hits that each gives by itself. */
class Pitfall16SoundnessTest {
    private static final Variant TEST = Probe.selection("A: x").variant();

    @Test
    void ourOwnRulesGiveTheHitsTheyGiveOneByOne() {
        assertSound(SharedData.repo().resolve("content/rules"), 1, 2);
    }

    @Test
    void publicRulesGiveTheHitsTheyGiveOneByOne() {
        assertSound(SharedData.folder("sigma-rules").resolve("rules"), 20, 1);
    }

    @Test
    void aRuleWithoutAnythingPositiveIsFoundToo() {
        Probe.detection("a:", "  A: x", "condition: not a").matches("B", "y").misses("A", "x");
        Probe.detection("a:", "  A: null", "condition: a").matches("B", "y").misses("A", "x");
        Probe.detection("a:", "  A|re: '^.{3}$'", "condition: a")
                .matches("A", "abc")
                .misses("A", "ab");
        Probe.detection("a:", "  A|fieldref: B", "b:", "  C: z", "condition: a or not b")
                .matches("C", "y")
                .misses("C", "z", "A", "p", "B", "q");
    }

    @Test
    void valuesOfOneFieldAreNoValuesOfAnother() {
        Probe.selection("A: x", "B: y").misses("A", "y", "B", "x").matches("A", "x", "B", "y");
        Probe.selection("A|contains|all: [x, y]").misses("A", "x", "B", "y");
    }

    private static void assertSound(Path folder, int everyRule, int eventsForEach) {
        List<Rule> rules = new RuleLoader().load(List.of(folder)).rules();
        assertThat(rules).hasSizeGreaterThan(20);
        RuleSet indexed = RuleSet.compile(rules, logsource -> List.of(TEST));
        Matcher matcher = new Matcher();
        PlainEvaluator plain = new PlainEvaluator();
        EventMaker maker = new EventMaker(folder.getFileName().hashCode());
        int hits = 0;
        for (int i = 0; i < rules.size(); i += everyRule) {
            for (int n = 0; n < eventsForEach; n++) {
                Map<String, List<String>> fields =
                        new LinkedHashMap<>(maker.meeting(rules.get(i).condition()));
                fields.put("Channel", List.of("Test"));
                fields.put("EventID", List.of("1"));
                Event event = n % 2 == 0 ? Event.of(fields) : maker.mutated(fields);
                hits += assertSameHits(rules, event, indexed, matcher, plain);
            }
        }
        assertThat(hits).isGreaterThan(rules.size() / everyRule / 4);
    }

    private static int assertSameHits(
            List<Rule> rules, Event event, RuleSet indexed, Matcher matcher, PlainEvaluator plain) {
        int count = matcher.match(indexed, event);
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            found.add(matcher.rule(i));
        }
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Verdict verdict = plain.decide(rules.get(i), TEST, event);
            if (verdict == Verdict.UNDECIDED) {
                found.removeAll(List.of(i));
            } else if (verdict == Verdict.YES) {
                expected.add(i);
            }
        }
        assertThat(found).as("hits of %s", event).isEqualTo(expected);
        return expected.size();
    }
}
