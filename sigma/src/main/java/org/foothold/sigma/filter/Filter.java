package org.foothold.sigma.filter;

import java.util.List;
import java.util.Objects;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Rule;
import org.jspecify.annotations.Nullable;

/**
 * A condition that many rules get besides their own (Sigma filters specification 2.1.0).
 *
 * @param rules ids and names of the rules; empty for all rules of the log source
 * @param condition what has to hold as well, where a rule is to match
 */
public record Filter(Position position, String title, LogSource logsource, List<Reference> rules, Condition condition) {
    public Filter {
        rules = List.copyOf(rules);
    }

    /** This filter with another condition. */
    public Filter with(Condition other) {
        return new Filter(position, title, logsource, rules, other);
    }

    /** Whether the filter is for this rule. */
    public boolean isFor(Rule rule) {
        return covers(rule.logsource())
                && (rules.isEmpty() || rules.stream().anyMatch(reference -> reference.names(rule)));
    }

    /** The condition under the name by which explanations call it. */
    public Condition named() {
        return new Condition.Selection("filter '" + title + "'", condition, position);
    }

    /** Whether the filter's log source is the rule's or a wider one. */
    public boolean covers(LogSource source) {
        return covers(logsource.category(), source.category())
                && covers(logsource.product(), source.product())
                && covers(logsource.service(), source.service());
    }

    private static boolean covers(@Nullable String wide, @Nullable String narrow) {
        return wide == null || Objects.equals(wide, narrow);
    }

    /** A rule that a filter names by its id or name. */
    public record Reference(String text, Position position) {

        /** Whether this is the rule meant. */
        public boolean names(Rule rule) {
            return text.equalsIgnoreCase(rule.id()) || text.equals(rule.name());
        }
    }
}
