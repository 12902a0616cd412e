package org.foothold.bench;

import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Outcome;
import org.foothold.engine.model.Report;
import org.foothold.engine.model.Summary;

/** A report that nobody reads: it counts the findings, so that runs can be compared. */
final class CountedReport implements Report {
    private long findings;
    private long high;

    long findings() {
        return findings;
    }

    /** Those of level high and above. */
    long high() {
        return high;
    }

    @Override
    public void finding(Finding finding) {
        findings++;
        high += finding.rule().level().compareTo(Level.HIGH) >= 0 ? 1 : 0;
    }

    @Override
    public void outcome(Outcome outcome) {
        // Counted by the summary.
    }

    @Override
    public void summary(Summary summary) {
        // Given back by the hunt.
    }
}
