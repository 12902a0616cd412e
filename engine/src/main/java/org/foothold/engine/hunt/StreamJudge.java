package org.foothold.engine.hunt;

import java.util.List;
import org.foothold.engine.collect.Streams;
import org.foothold.engine.hunt.Verdicts.Found;
import org.foothold.engine.shape.LineEvent;
import org.foothold.formats.linux.LogEvent;
import org.jspecify.annotations.Nullable;

/** Judges one event of files that are read from end to end after the other, whatever their format; one for each worker. */
final class StreamJudge implements Streams.Visitor<Found> {
    private final Verdicts verdicts;
    private final LineJudge lines;
    private final LogJudge logs;

    StreamJudge(RuleBook book, Wanted wanted) {
        verdicts = new Verdicts(book, wanted);
        lines = new LineJudge(book, verdicts);
        logs = new LogJudge(book, verdicts);
    }

    @Override
    public void visit(LineEvent event, List<Found> found) {
        lines.visit(event, found);
    }

    @Override
    public void visit(LogEvent event, List<Found> found) {
        logs.visit(event, found);
    }

    @Override
    public @Nullable String trouble() {
        return verdicts.trouble();
    }
}
