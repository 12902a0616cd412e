package org.foothold.engine.hunt;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.foothold.engine.artifact.Artifacts;
import org.foothold.engine.collect.EventLogs;
import org.foothold.engine.collect.Hosts;
import org.foothold.engine.collect.Runs;
import org.foothold.engine.collect.Runs.Run;
import org.foothold.engine.collect.Streams;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Lineage;
import org.foothold.engine.model.Outcome;
import org.foothold.engine.model.Report;
import org.foothold.engine.model.Summary;
import org.foothold.engine.shape.Shapes;
import org.foothold.engine.source.Candidate;
import org.foothold.engine.source.Listing;
import org.foothold.formats.evtx.TemplateStore;
import org.jspecify.annotations.Nullable;

/**
 * One run over targets: lists their files, collects the events, judges them by rules, and reports findings and outcomes.
 *
 * @param workers how many threads read and judge, or {@link #AS_NEEDED}; the report is the same for any number
 * @param carve whether slack space is read too
 * @param shapes what lines are known by; asked for when there are lines
 * @param artifacts where the state of a system lies; asked for when a target is the root of one
 */
public record Hunt(
        RuleBook book,
        Wanted wanted,
        int workers,
        boolean carve,
        Progress progress,
        Supplier<Shapes> shapes,
        Supplier<Artifacts> artifacts) {

    /** Lets the hunt choose the number of workers: one for each processor, if there is enough to read. */
    public static final int AS_NEEDED = 0;

    /** Of less, one worker has read all before two would have begun. */
    private static final long WORTH_SHARING = 1 << 20;

    /** A hunt that knows no shapes: lines are flat events as they are. */
    public Hunt(RuleBook book, Wanted wanted, int workers, boolean carve, Progress progress) {
        this(book, wanted, workers, carve, progress, () -> Shapes.NONE, () -> Artifacts.NONE);
    }

    /**
     * Hunts through files and folders; the report gets everything in the order of the files, then the findings of rules that ask
     * for facts, those of correlations, and the summary last.
     */
    public Summary run(List<Path> targets, Report report) {
        long start = System.nanoTime();
        List<Path> roots = targets.stream().filter(StateHunt::isRoot).toList();
        List<Candidate> candidates = Listing.of(targets, StateHunt::isRoot);
        progress.begin(bytes(candidates));
        Tally tally = new Tally();
        Correlating correlating = new Correlating(book, wanted, finding -> {
            tally.add(finding);
            report.finding(finding);
        });
        Reported reported = new Reported(report, progress, tally, correlating, book, wanted);
        if (!roots.isEmpty()) {
            StateHunt state = new StateHunt(book, wanted, artifacts.get().of("linux"));
            roots.forEach(root -> state.run(root, reported));
        }
        collect(candidates, reported);
        reported.enriching.finish();
        correlating.finish();
        progress.end();
        Summary.Stages stages = Summary.Stages.NONE.with(correlating.counts()).with(reported.enriching.counts());
        Summary summary = tally.summary(book.counts(), stages, (System.nanoTime() - start) / 1e9);
        report.summary(summary);
        return summary;
    }

    private void collect(List<Candidate> candidates, Reported reported) {
        TemplateStore store = new TemplateStore();
        int threads = workers == AS_NEEDED ? needed(candidates) : workers;
        EventLogs logs = new EventLogs(store, threads, carve);
        Hosts hosts = new Hosts(candidates);
        Runs runs = new Runs(candidates);
        for (Run run = runs.next(); run != null; run = runs.next()) {
            switch (run) {
                case Run.Logs part ->
                    logs.collect(part.candidates(), () -> new Judge(book, wanted, store.channels()), reported);
                case Run.Streams part ->
                    new Streams(shapes.get(), hosts, store, threads, carve)
                            .collect(part.files(), () -> new StreamJudge(book, wanted, store.channels()), reported);
            }
        }
    }

    private static int needed(List<Candidate> candidates) {
        boolean endless = candidates.stream().anyMatch(Candidate.Standard.class::isInstance);
        return !endless && bytes(candidates) < WORTH_SHARING
                ? 1
                : Runtime.getRuntime().availableProcessors();
    }

    private static long bytes(List<Candidate> candidates) {
        long bytes = 0;
        for (Candidate candidate : candidates) {
            bytes += candidate instanceof Candidate.Regular file ? file.bytes() : 0;
        }
        return bytes;
    }

    /** Counts what passes by on its way to the report, and to those who judge across events. */
    private static final class Reported implements EventLogs.Sink<Verdicts.Found> {
        private final Report report;
        private final Progress progress;
        private final Tally tally;
        private final Correlating correlating;
        private final Enriching enriching;
        private Verdicts.@Nullable Row last;
        private long order;

        Reported(Report report, Progress progress, Tally tally, Correlating correlating, RuleBook book, Wanted wanted) {
            this.report = report;
            this.progress = progress;
            this.tally = tally;
            this.correlating = correlating;
            this.enriching = new Enriching(book, wanted, EnrichingLimits.HUNT, this::matched);
        }

        // All that was found of one event comes one after the other.
        @SuppressWarnings("ReferenceEquality") // Two events may be equal in all we know of them; the row is the event.
        private void count(Verdicts.Row row) {
            if (row != last) {
                order++;
                last = row;
            }
        }

        @Override
        public void found(String path, Verdicts.Found found) {
            switch (found) {
                case Verdicts.Match match -> {
                    count(match.row());
                    matched(path, order, match, null);
                }
                case Verdicts.Waiting waiting -> {
                    count(waiting.row());
                    // Correlations put matches in order of time themselves.
                    waiting.matches().forEach(match -> correlating.add(path, order, match));
                    enriching.add(path, order, waiting);
                }
            }
        }

        private void matched(String path, long place, Verdicts.Match match, @Nullable Lineage lineage) {
            Finding finding = match.in(path, lineage);
            if (finding != null) {
                tally.add(finding);
                report.finding(finding);
            }
            correlating.add(path, place, match);
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
