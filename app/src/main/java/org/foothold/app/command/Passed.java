package org.foothold.app.command;

import java.io.PrintWriter;
import org.foothold.app.report.Format;
import org.foothold.app.terminal.Glyphs;
import org.foothold.engine.model.Outcome;
import org.foothold.engine.model.Report;
import org.foothold.engine.model.ReportStage;

/** Hands a report on, and says on standard error what was not read where the report has no place for it. */
final class Passed extends ReportStage {
    private final Format format;
    private final boolean quiet;
    private final PrintWriter err;

    Passed(Report report, Format format, boolean quiet, PrintWriter err) {
        super(report);
        this.format = format;
        this.quiet = quiet;
        this.err = err;
    }

    @Override
    public void outcome(Outcome outcome) {
        if (!quiet && !format.tellsOutcomes() && !outcome.complete()) {
            String reason = outcome.reason() == null ? outcome.result().toString() : outcome.reason();
            err.println("foothold: " + Glyphs.visible(outcome.path() + ": " + reason));
        }
        super.outcome(outcome);
    }
}
