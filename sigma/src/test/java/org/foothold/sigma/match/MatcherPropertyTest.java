package org.foothold.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.mapping.Mappings;
import org.foothold.sigma.plain.PlainEvaluator;
import org.foothold.sigma.rule.Rule;

class MatcherPropertyTest {
    private static final int RULES = 12;
    private static final int EVENTS = 8;

    @Property(tries = 600)
    void findsWhatReadingEachRuleFinds(@ForAll long seed) {
        World world = new World(seed);
        List<Rule> rules = world.rules(RULES);
        RuleSet set = RuleSet.compile(rules, world.mappings());
        Matcher matcher = new Matcher();
        PlainEvaluator plain = new PlainEvaluator();
        for (int i = 0; i < EVENTS; i++) {
            Event event = world.event();
            assertThat(matches(matcher, set, event))
                    .as("%s", event)
                    .isEqualTo(plainMatches(plain, rules, world.mappings(), event));
        }
    }

    static List<Integer> matches(Matcher matcher, RuleSet set, Event event) {
        List<Integer> matches = new ArrayList<>();
        int count = matcher.match(set, event);
        for (int i = 0; i < count; i++) {
            matches.add(matcher.rule(i));
        }
        return matches;
    }

    private static List<Integer> plainMatches(PlainEvaluator plain, List<Rule> rules, Mappings mappings, Event event) {
        List<Integer> matches = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (mappings.variants(rule.logsource()).stream().anyMatch(way -> plain.matches(rule, way, event))) {
                matches.add(i);
            }
        }
        return matches;
    }
}
