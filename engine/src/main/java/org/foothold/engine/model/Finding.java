package org.foothold.engine.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule matched evidence, or a correlation several events.
 *
 * @param at when the event happened, in UTC
 * @param reasons what in the evidence met the rule, one short sentence each
 * @param events every event that made a correlation's finding, in order of time; empty for a rule's
 * @param lineage the process that the event is about, with those above it; null where it is about none that is known
 */
public record Finding(
        Rule rule,
        Instant at,
        Target target,
        Origin origin,
        Evidence evidence,
        List<String> reasons,
        List<Event> events,
        @Nullable Lineage lineage) {
    public Finding {
        reasons = List.copyOf(reasons);
        events = List.copyOf(events);
    }

    /** A rule's finding: it is about the one event. */
    public Finding(Rule rule, Instant at, Target target, Origin origin, Evidence evidence, List<String> reasons) {
        this(rule, at, target, origin, evidence, reasons, List.of(), null);
    }

    /** One of the events that made a correlation's finding, and the rule that it matched. */
    public record Event(Rule rule, Instant at, Target target, Origin origin) {}

    /**
     * What a report says about the rule of a finding; equal for all findings of one rule.
     *
     * @param id the rule's id; null where it has none
     * @param path the file the rule stands in
     */
    public record Rule(
            @Nullable String id,
            String title,
            String path,
            Level level,
            List<Technique> techniques,
            List<String> tags,
            Logsource logsource) {
        public Rule {
            techniques = List.copyOf(techniques);
            tags = List.copyOf(tags);
        }
    }

    /** The kind of log the rule is about; a part that is null says nothing. */
    public record Logsource(
            @Nullable String product,
            @Nullable String category,
            @Nullable String service) {}
}
