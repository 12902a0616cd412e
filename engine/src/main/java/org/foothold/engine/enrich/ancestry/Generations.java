package org.foothold.engine.enrich.ancestry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The processes that had one number, one after the other.
 *
 * @param all in order of time, the oldest first
 */
record Generations(List<Generation> all) {
    static final Generations NONE = new Generations(List.of());

    /** How many are remembered: events are asked about soon after they happened. */
    private static final int MOST = 8;

    /** An event of a process may be logged a little before its start, or after its end. */
    private static final Duration SLACK = Duration.ofSeconds(1);

    Generations {
        all = List.copyOf(all);
    }

    /**
     * A process that had the number.
     *
     * @param to when it ended; null where that is not known
     */
    record Generation(String key, Instant from, @Nullable Instant to) {
        boolean lives(Instant at) {
            return to == null || Duration.between(to, at).compareTo(SLACK) <= 0;
        }
    }

    /** Who had the number at a time; null where nobody is known. */
    @Nullable
    Generation at(Instant at) {
        Generation soon = null;
        for (Generation each : all.reversed()) {
            if (!each.from().isAfter(at)) {
                return each.lives(at) ? each : soon;
            }
            soon = Duration.between(at, each.from()).compareTo(SLACK) > 0 ? null : each;
        }
        return soon;
    }

    /** With one more, in place of one of the same key. */
    Generations with(Generation added) {
        List<Generation> more = new ArrayList<>(all);
        more.removeIf(each -> each.key().equals(added.key()));
        int place = more.size();
        while (place > 0 && more.get(place - 1).from().isAfter(added.from())) {
            place--;
        }
        more.add(place, added);
        return new Generations(more.size() > MOST ? more.subList(more.size() - MOST, more.size()) : more);
    }

    Generations without(String key) {
        return new Generations(
                all.stream().filter(each -> !each.key().equals(key)).toList());
    }
}
