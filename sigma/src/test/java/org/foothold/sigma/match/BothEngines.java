package org.foothold.sigma.match;

import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.mapping.Mappings;
import org.foothold.sigma.mapping.Variant;
import org.foothold.sigma.plain.PlainEvaluator;
import org.foothold.sigma.rule.Rule;

/** The indexed engine beside the plain one, over the same rules. */
public final class BothEngines {
    private final List<Rule> rules;
    private final List<List<Variant>> variants;
    private final RuleSet set;
    private final Matcher matcher = new Matcher();
    private final PlainEvaluator plain = new PlainEvaluator();

    public BothEngines(List<Rule> rules, Mappings mappings) {
        this.rules = rules;
        variants =
                rules.stream().map(rule -> mappings.variants(rule.logsource())).toList();
        set = RuleSet.compile(rules, mappings);
    }

    public RuleSet set() {
        return set;
    }

    /** Indices of the rules that the indexed engine finds for an event. */
    public List<Integer> indexed(Event event) {
        return matches(matcher, set, event);
    }

    /** Indices of the rules that the plain engine finds for an event. */
    public List<Integer> plain(Event event) {
        List<Integer> matches = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (variants.get(i).stream().anyMatch(variant -> plain.matches(rule, variant, event))) {
                matches.add(i);
            }
        }
        return matches;
    }

    static List<Integer> matches(Matcher matcher, RuleSet set, Event event) {
        List<Integer> matches = new ArrayList<>();
        int count = matcher.match(set, event);
        for (int i = 0; i < count; i++) {
            matches.add(matcher.rule(i));
        }
        return matches;
    }
}
