package org.foothold.sigma.plain;

import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.mapping.Mappings;
import org.foothold.sigma.mapping.Variant;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Says in short sentences what in an event met a rule: the predicates that hold, each with the name of its selection. Of
 * alternatives only the first that holds is told, and of negations nothing. Belongs to one thread.
 */
public final class Reasons {
    /** Sentences for one match: more would be read by nobody. */
    private static final int MOST = 12;

    // Reasons are given for what was found, so they are looked for with the same regular expressions, at the same
    // speed.
    private final PlainEvaluator evaluator = new PlainEvaluator(LinearRegex::new);

    /** Why the rule matches the event; empty where it does not. */
    public List<String> of(Rule rule, Mappings mappings, Event event) {
        for (Variant variant : mappings.variants(rule.logsource())) {
            if (evaluator.matches(rule, variant, event)) {
                List<String> reasons = new ArrayList<>();
                add(rule.condition(), new View(event, variant), null, reasons);
                return reasons.isEmpty() ? List.of("none of what the rule excludes is there") : List.copyOf(reasons);
            }
        }
        return List.of();
    }

    private void add(Condition condition, View view, @Nullable String selection, List<String> reasons) {
        if (reasons.size() == MOST) {
            return;
        }
        switch (condition) {
            case Condition.And and -> and.terms().forEach(term -> add(term, view, selection, reasons));
            case Condition.Or or ->
                or.terms().stream()
                        .filter(term -> evaluator.decide(term, view) == Verdict.YES)
                        .findFirst()
                        .ifPresent(term -> add(term, view, selection, reasons));
            case Condition.Selection named -> add(named.body(), view, named.name(), reasons);
            case Condition.Not negation -> {}
            case Condition.Predicate predicate -> {
                String sentence = Wording.expected(predicate, view);
                reasons.add(selection == null ? sentence : selection + ": " + sentence);
            }
        }
    }
}
