package org.foothold.sigma;

import java.util.List;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.mapping.Variant;
import org.foothold.sigma.match.Matcher;
import org.foothold.sigma.match.RuleSet;
import org.foothold.sigma.plain.PlainEvaluator;
import org.foothold.sigma.rule.Rule;

/** An engine that decides whether a rule matches an event: tests ask all of them the same questions. */
@FunctionalInterface
public interface Judge {

    boolean matches(Rule rule, Variant variant, Event event);

    /** The engines there are. */
    static List<Named> all() {
        return List.of(new Named("plain", new PlainEvaluator()::matches), new Named("indexed", Judge::matchesIndexed));
    }

    private static boolean matchesIndexed(Rule rule, Variant variant, Event event) {
        RuleSet rules = RuleSet.compile(List.of(rule), logsource -> List.of(variant));
        return new Matcher().match(rules, event) == 1;
    }

    /** An engine and what to call it when it is wrong. */
    record Named(String name, Judge judge) {}
}
