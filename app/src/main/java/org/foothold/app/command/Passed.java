package org.foothold.app.command;

import java.io.PrintWriter;
import org.foothold.app.report.Format;
import org.foothold.app.terminal.Glyphs;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Incident;
import org.foothold.engine.model.Lineage;
import org.foothold.engine.model.Outcome;
import org.foothold.engine.model.Report;
import org.foothold.engine.model.Summary;

/** Hands a report on, and says on standard error what was not read where the report has no place for it. */
record Passed(Report report, Format format, boolean quiet, PrintWriter err) implements Report {
    @Override
    public void finding(Finding finding) {
        report.finding(finding);
    }

    @Override
    public void outcome(Outcome outcome) {
        if (!quiet && !format.tellsOutcomes() && !outcome.complete()) {
            String reason = outcome.reason() == null ? outcome.result().toString() : outcome.reason();
            err.println("foothold: " + Glyphs.visible(outcome.path() + ": " + reason));
        }
        report.outcome(outcome);
    }

    @Override
    public void incident(Incident incident) {
        report.incident(incident);
    }

    @Override
    public void lineages(Lineage.Source lineages) {
        report.lineages(lineages);
    }

    @Override
    public void summary(Summary summary) {
        report.summary(summary);
    }
}
