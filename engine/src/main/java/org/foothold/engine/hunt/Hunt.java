package org.foothold.engine.hunt;

import java.nio.file.Path;
import java.util.List;
import org.foothold.engine.collect.EventLogs;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Outcome;
import org.foothold.engine.model.Report;
import org.foothold.engine.model.Summary;
import org.foothold.engine.source.Candidate;
import org.foothold.engine.source.Listing;
import org.foothold.formats.evtx.TemplateStore;

/**
 * One run over targets: lists their files, collects the events, judges them by rules, and reports findings and outcomes.
 *
 * @param workers how many threads read and judge; the report is the same for any number
 * @param carve whether slack space is read too
 */
public record Hunt(RuleBook book, Wanted wanted, int workers, boolean carve, Progress progress) {

    /**
     * Hunts through files and folders; the report gets everything in the order of the files, then the findings of correlations,
     * the summary last.
     */
    public Summary run(List<Path> targets, Report report) {
        long start = System.nanoTime();
        TemplateStore store = new TemplateStore();
        List<Candidate> candidates = Listing.of(targets);
        progress.begin(bytes(candidates));
        Tally tally = new Tally();
        Correlating correlating = new Correlating(book, wanted, finding -> {
            tally.add(finding);
            report.finding(finding);
        });
        Reported reported = new Reported(report, progress, tally, correlating);
        new EventLogs(store, workers, carve)
                .collect(candidates, () -> new Judge(book, wanted, store.channels()), reported);
        correlating.finish();
        progress.end();
        Summary summary = tally.summary(book.counts(), correlating.counts(), (System.nanoTime() - start) / 1e9);
        report.summary(summary);
        return summary;
    }

    private static long bytes(List<Candidate> candidates) {
        long bytes = 0;
        for (Candidate candidate : candidates) {
            bytes += candidate instanceof Candidate.Regular file ? file.bytes() : 0;
        }
        return bytes;
    }

    /** Counts what passes by on its way to the report. */
    private record Reported(Report report, Progress progress, Tally tally, Correlating correlating)
            implements EventLogs.Sink<Judge.Match> {
        @Override
        public void found(String path, Judge.Match match) {
            Finding finding = match.in(path);
            if (finding != null) {
                tally.add(finding);
                report.finding(finding);
            }
            correlating.add(path, match);
        }

        @Override
        public void outcome(Outcome outcome) {
            tally.add(outcome);
            report.outcome(outcome);
        }

        @Override
        public void read(long bytes, long events) {
            progress.read(bytes, events);
        }
    }
}
