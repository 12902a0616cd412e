package org.foothold.engine.hunt;

import java.util.EnumMap;
import java.util.Map;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Outcome;
import org.foothold.engine.model.Outcome.Result;
import org.foothold.engine.model.Summary;

/** Counts what a hunt reports. */
final class Tally {
    private final Map<Level, Long> findings = new EnumMap<>(Level.class);
    private final Map<Result, Long> results = new EnumMap<>(Result.class);
    private long events;
    private long damaged;
    private boolean complete = true;

    void add(Finding finding) {
        findings.merge(finding.rule().level(), 1L, Long::sum);
    }

    void add(Outcome outcome) {
        results.merge(outcome.result(), 1L, Long::sum);
        events += outcome.events();
        damaged += outcome.damaged();
        complete &= outcome.complete();
    }

    Summary summary(Summary.Rules rules, Summary.Stages stages, double seconds) {
        Summary.Outcomes outcomes = new Summary.Outcomes(
                count(Result.FOUND), count(Result.ABSENT), count(Result.EMPTY), count(Result.UNREADABLE));
        return new Summary(events, damaged, complete, findings, outcomes, rules, stages, seconds);
    }

    private long count(Result result) {
        return results.getOrDefault(result, 0L);
    }
}
