package org.foothold.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.plain.PlainEvaluator;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.Relaxation;
import org.foothold.sigma.rule.Rule;

/** Rules that are matched before all is known. */
class RuleSetPropertyTest {
    private static final Set<String> FACTS = Set.of("A", "B");
    private static final int RULES = 20;
    private static final int EVENTS = 8;

    @Property(tries = 500)
    void aRuleThatMatchesWithFactsIsMatchedWithoutThem(@ForAll long seed) {
        World world = new World(seed);
        List<Rule> rules = world.rules(RULES);
        Map<Integer, Condition> relaxed = new HashMap<>();
        for (int i = 0; i < RULES; i++) {
            if (Relaxation.names(rules.get(i).condition(), FACTS)) {
                relaxed.put(i, Relaxation.of(rules.get(i).condition(), FACTS));
            }
        }
        RuleSet set = RuleSet.compile(rules, relaxed, world.mappings());
        Matcher matcher = new Matcher();
        PlainEvaluator evaluator = new PlainEvaluator();
        for (int n = 0; n < EVENTS; n++) {
            Event event = world.event();
            Event full = event.with(facts(world.event()));
            Set<Integer> may = new HashSet<>();
            for (int i = matcher.match(set, event) - 1; i >= 0; i--) {
                may.add(matcher.rule(i));
            }
            for (int i = 0; i < RULES; i++) {
                Rule rule = rules.get(i);
                assertThat(set.relaxed(i)).isEqualTo(relaxed.containsKey(i));
                assertThat(set.rule(i)).isEqualTo(rule);
                if (world.mappings().variants(rule.logsource()).stream()
                        .anyMatch(variant -> evaluator.matches(rule, variant, full))) {
                    assertThat(may).as("%s for %s", rule, full).contains(i);
                }
            }
        }
    }

    private static Map<String, List<String>> facts(Event other) {
        Map<String, List<String>> facts = new HashMap<>();
        for (String name : FACTS) {
            List<String> values =
                    other.values(name).stream().filter(Objects::nonNull).toList();
            if (!values.isEmpty()) {
                facts.put(name, values);
            }
        }
        return facts;
    }
}
