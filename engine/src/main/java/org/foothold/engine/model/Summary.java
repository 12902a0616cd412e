package org.foothold.engine.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a whole hunt came to.
 *
 * @param complete whether everything that was expected of the targets was read
 * @param findings number of findings of every level, levels without findings too
 * @param stages what became of what stands behind the rules
 * @param seconds how long the hunt took
 */
public record Summary(
        long events,
        long damaged,
        boolean complete,
        Map<Level, Long> findings,
        Outcomes outcomes,
        Rules rules,
        Stages stages,
        double seconds) {
    public Summary {
        EnumMap<Level, Long> all = new EnumMap<>(Level.class);
        for (Level level : Level.values()) {
            all.put(level, findings.getOrDefault(level, 0L));
        }
        findings = Collections.unmodifiableMap(all);
    }

    /** The same summary, said with what became of a stage. */
    public Summary with(Stages told) {
        return new Summary(events, damaged, complete, findings, outcomes, rules, told, seconds);
    }

    /** What became of the correlations. */
    public Correlations correlations() {
        return stages.correlations();
    }

    /** What became of the facts. */
    public Enrichment enrichment() {
        return stages.enrichment();
    }

    /** What became of the incidents. */
    public Incidents incidents() {
        return stages.incidents();
    }

    /** What became of the stages behind the rules; one that did not take part says so. */
    public record Stages(Correlations correlations, Enrichment enrichment, Incidents incidents) {
        /** None took part. */
        public static final Stages NONE =
                new Stages(new Correlations(0, 0, 0, 0, 0, 0), Enrichment.NONE, new Incidents(0, 0, 0, 0, 0, 0));

        /** The same with this stage. */
        public Stages with(Correlations told) {
            return new Stages(told, enrichment, incidents);
        }

        /** The same with this stage. */
        public Stages with(Enrichment told) {
            return new Stages(correlations, told, incidents);
        }

        /** The same with this stage. */
        public Stages with(Incidents told) {
            return new Stages(correlations, enrichment, told);
        }
    }

    /** Number of files of each result. */
    public record Outcomes(long found, long absent, long empty, long unreadable) {}

    /**
     * What became of the rules.
     *
     * @param loaded rules that took part
     * @param refused rules that could not be read
     * @param withoutLogsource rules that were read, but no mapping knows their log source
     */
    public record Rules(long loaded, long refused, long withoutLogsource) {}

    /**
     * What became of the correlations, and of the matches that they did not take in.
     *
     * @param loaded correlations that took part
     * @param late matches that came when later ones had been judged already
     * @param groups groups that were given up early to make room
     * @param events matches that were left out of a group with too many
     * @param withoutGroup matches without a field to group by
     * @param withoutValue matches without a value to measure
     */
    public record Correlations(
            long loaded, long late, long groups, long events, long withoutGroup, long withoutValue) {}

    /**
     * What became of the events that enrichers learned from, and of those that were judged with the facts that they found.
     *
     * @param rules rules that ask for facts
     * @param heard events that enrichers learned from
     * @param judged events that were judged with their facts
     * @param early events whose turn came when later ones had been taken in already
     * @param forgotten pieces of what enrichers knew that were given up to make room
     * @param undecided judgements that were given up, since a regular expression ran out of its steps
     */
    public record Enrichment(long rules, long heard, long judged, long early, long forgotten, long undecided) {
        /** No rule asked for a fact. */
        public static final Enrichment NONE = new Enrichment(0, 0, 0, 0, 0, 0);
    }

    /**
     * What became of the incidents.
     *
     * @param found incidents that were reported
     * @param findings findings that stand in them
     * @param dropped incidents that were left out because there were too many
     * @param findingsDropped findings that were not looked at for want of memory
     * @param valuesDropped values of evidence that joined nothing for want of memory
     * @param valuesCommon values that joined nothing because too many findings share them
     */
    public record Incidents(
            long found, long findings, long dropped, long findingsDropped, long valuesDropped, long valuesCommon) {}
}
