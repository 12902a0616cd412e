package org.foothold.engine.hunt;

import java.time.Instant;
import java.util.List;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Technique;
import org.jspecify.annotations.Nullable;

/**
 * Which findings a hunt is about.
 *
 * @param least the mildest level
 * @param techniques techniques, with all their sub-techniques; empty for all
 * @param since the earliest time, inclusive; null for the beginning
 * @param until the time before which events happened; null for the end
 */
public record Wanted(
        Level least,
        List<Technique> techniques,
        @Nullable Instant since,
        @Nullable Instant until) {
    /** All findings. */
    public static final Wanted EVERYTHING = new Wanted(Level.INFORMATIONAL, List.of(), null, null);

    public Wanted {
        techniques = List.copyOf(techniques);
    }

    boolean admits(Level level) {
        return level.compareTo(least) >= 0;
    }

    boolean admits(Finding.Rule rule) {
        return techniques.isEmpty()
                || techniques.stream()
                        .anyMatch(wanted -> rule.techniques().stream().anyMatch(wanted::covers));
    }

    boolean admits(Instant at) {
        return (since == null || !at.isBefore(since)) && (until == null || at.isBefore(until));
    }
}
