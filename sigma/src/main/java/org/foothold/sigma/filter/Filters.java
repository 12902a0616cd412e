package org.foothold.sigma.filter;

import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.rule.Rule;

/** Joins filters into the rules they are for. */
public final class Filters {

    private Filters() {}

    /** The rules, each with the conditions of its filters, and what a filter names in vain. */
    public static Joined join(List<Rule> rules, List<Filter> filters) {
        List<Rule> joined = new ArrayList<>(rules.size());
        for (Rule rule : rules) {
            List<Condition> terms = new ArrayList<>();
            terms.add(rule.condition());
            for (Filter filter : filters) {
                if (filter.isFor(rule)) {
                    terms.add(filter.named());
                }
            }
            joined.add(terms.size() == 1 ? rule : rule.with(new Condition.And(terms)));
        }
        return new Joined(joined, warnings(rules, filters));
    }

    /** What filters name in vain. */
    public static List<Problem> warnings(List<Rule> rules, List<Filter> filters) {
        List<Problem> warnings = new ArrayList<>();
        for (Filter filter : filters) {
            for (Filter.Reference reference : filter.rules()) {
                warnOf(filter, reference, rules, warnings);
            }
        }
        return warnings;
    }

    private static void warnOf(Filter filter, Filter.Reference reference, List<Rule> rules, List<Problem> warnings) {
        List<Rule> named = rules.stream().filter(reference::names).toList();
        if (named.isEmpty()) {
            warnings.add(
                    warning(reference, "the filter names the rule '" + reference.text() + "', which is not loaded"));
        }
        for (Rule rule : named) {
            if (!filter.covers(rule.logsource())) {
                warnings.add(warning(
                        reference,
                        "the filter's logsource " + filter.logsource() + " does not cover the rule's "
                                + rule.logsource()));
            }
        }
    }

    private static Problem warning(Filter.Reference reference, String message) {
        return new Problem(reference.position(), Problem.Severity.WARNING, Reason.FILTER, message);
    }

    /** Rules with their filters, and warnings. */
    public record Joined(List<Rule> rules, List<Problem> warnings) {
        public Joined {
            rules = List.copyOf(rules);
            warnings = List.copyOf(warnings);
        }
    }
}
