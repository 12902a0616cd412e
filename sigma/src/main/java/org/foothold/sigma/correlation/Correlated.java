package org.foothold.sigma.correlation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A correlation's condition was met by the events of one group.
 *
 * @param at when it was met first
 * @param target what the event was found on that met it
 * @param cause the event that met it
 * @param group the group's values, by the names that the correlation groups by
 * @param measure the greatest measure while the condition was met
 * @param events every event that made it, in order of time
 * @param unlisted matches that were left out of the events because there were too many
 */
public record Correlated<T>(
        Correlation correlation,
        Instant at,
        String target,
        T cause,
        Map<String, List<String>> group,
        BigDecimal measure,
        List<T> events,
        long unlisted) {
    public Correlated {
        events = List.copyOf(events);
    }
}
