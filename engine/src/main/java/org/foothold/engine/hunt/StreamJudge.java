package org.foothold.engine.hunt;

import java.util.List;
import org.foothold.engine.collect.Streams;
import org.foothold.engine.hunt.Verdicts.Found;
import org.foothold.engine.shape.LineEvent;
import org.foothold.formats.evtx.Channels;
import org.foothold.formats.evtx.EventView;
import org.foothold.formats.linux.LogEvent;
import org.jspecify.annotations.Nullable;

/** Judges one event of files that are read from end to end after the other, whatever their format; one for each worker. */
final class StreamJudge implements Streams.Visitor<Found> {
    private final Verdicts verdicts;
    private final Judge events;
    private final LineJudge lines;
    private final LogJudge logs;

    StreamJudge(RuleBook book, Wanted wanted, Channels channels) {
        verdicts = new Verdicts(book, wanted);
        events = new Judge(book, verdicts, channels);
        lines = new LineJudge(book, verdicts);
        logs = new LogJudge(book, verdicts);
    }

    @Override
    public void visit(EventView event, List<Found> found) {
        events.visit(event, found);
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
