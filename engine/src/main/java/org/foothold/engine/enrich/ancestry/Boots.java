package org.foothold.engine.enrich.ancestry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When a target started: no process number and no logon means the same before and after.
 *
 * @param all in order of time
 */
record Boots(List<Instant> all) {
    static final Boots NONE = new Boots(List.of());

    /** More than a machine starts while what it had started before is still asked about. */
    private static final int MOST = 16;

    Boots {
        all = List.copyOf(all);
    }

    Boots with(Instant at) {
        List<Instant> more = new ArrayList<>(all);
        more.add(at);
        more.sort(null);
        return new Boots(more.size() > MOST ? more.subList(more.size() - MOST, more.size()) : more);
    }

    /** Whether the target started after the one time and not after the other. */
    boolean between(Instant from, Instant to) {
        for (Instant boot : all) {
            if (boot.isAfter(from) && !boot.isAfter(to)) {
                return true;
            }
        }
        return false;
    }
}
