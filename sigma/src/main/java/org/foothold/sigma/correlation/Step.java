package org.foothold.sigma.correlation;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One match that a correlation may take in: of a rule, or of a correlation below.
 *
 * @param source what matched
 * @param at when the event happened
 * @param order the place of the event among all events of the input; all matches of one event have the same
 * @param target what the event was found on
 * @param fields the values of the fields that correlations ask for, by the names that the source uses
 * @param event what the caller knows the event by
 * @param parts what a correlation below was made of; nothing for a rule
 * @param bytes about how much memory the step takes
 */
public record Step<T>(
        Correlation.Source source,
        Instant at,
        long order,
        String target,
        Map<String, List<String>> fields,
        T event,
        Trail.Part<T> parts,
        int bytes) {
    /** The order of a match that is made when a window closes: behind all events of the same time. */
    static final long LAST = Long.MAX_VALUE;

    public Step {
        fields = Map.copyOf(fields);
    }

    /** A rule's match. */
    public static <T> Step<T> of(
            int rule, Instant at, long order, String target, Map<String, List<String>> fields, T event, int bytes) {
        Correlation.Source source = Correlation.Source.rule(rule);
        return new Step<>(source, at, order, target, fields, event, Trail.Part.none(), bytes);
    }

    /** The field's values; empty where there is none. */
    List<String> values(String field) {
        return fields.getOrDefault(field, List.of());
    }

    /** Whether both are matches of rules and of the same event. */
    boolean sameEvent(Step<T> other) {
        return order == other.order && at.equals(other.at) && !source.correlation() && !other.source.correlation();
    }
}
