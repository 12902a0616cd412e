package org.foothold.engine.model;

import java.time.Instant;
import java.util.List;

/**
 * Findings that belong together, as one story from the way in to the way back.
 *
 * @param id made of the findings it holds, whatever the order in which they were found
 * @param level that of its gravest finding, or one above where {@code raised} says so
 * @param raised why the level stands above that of the gravest finding; empty where it does not
 * @param targets the machines or accounts examined that it touches, by name
 * @param accounts the accounts that its evidence names
 * @param techniques in the order in which they first appear
 * @param steps its findings in order of time; of a very large incident the first ones
 * @param findings how many findings it has
 * @param reasons what joined them
 */
public record Incident(
        String id,
        Level level,
        List<String> raised,
        String title,
        List<String> targets,
        List<String> accounts,
        Instant firstAt,
        Instant lastAt,
        List<Technique> techniques,
        List<Step> steps,
        long findings,
        List<String> reasons) {
    public Incident {
        raised = List.copyOf(raised);
        targets = List.copyOf(targets);
        accounts = List.copyOf(accounts);
        techniques = List.copyOf(techniques);
        steps = List.copyOf(steps);
        reasons = List.copyOf(reasons);
    }

    /**
     * One finding of the incident.
     *
     * @param finding its place among the findings of the report, from 1
     */
    public record Step(long finding, Instant at, Phase phase, Finding.Rule rule, Target target, Origin origin) {}

    /** Where in the story a finding stands. */
    public enum Phase {
        /** The way in. */
        ACCESS,
        /** Code of the attacker runs. */
        EXECUTION,
        /** A way to come back is made. */
        FOOTHOLD,
        /** Somebody comes back by it. */
        RETURN,
        /** Anything else. */
        OTHER;

        /** The phase's name as reports and content write it. */
        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
