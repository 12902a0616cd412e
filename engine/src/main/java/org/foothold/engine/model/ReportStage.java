package org.foothold.engine.model;

/** Stands in front of a report and hands on what it is told, but for what it has something to do with. */
public abstract class ReportStage implements Report {
    /** What comes behind. */
    protected final Report report;

    /** A stage in front of this report. */
    protected ReportStage(Report report) {
        this.report = report;
    }

    @Override
    public void finding(Finding finding) {
        report.finding(finding);
    }

    @Override
    public void outcome(Outcome outcome) {
        report.outcome(outcome);
    }

    @Override
    public void incident(Incident incident) {
        report.incident(incident);
    }

    @Override
    public void summary(Summary summary) {
        report.summary(summary);
    }
}
