package org.foothold.engine.collect;

import java.io.IOException;
import java.nio.file.Path;
import org.foothold.engine.model.Outcome;
import org.foothold.engine.model.Outcome.Result;
import org.foothold.engine.source.Candidate;
import org.foothold.engine.source.Reasons;
import org.foothold.formats.evtx.ChunkPipeline;
import org.foothold.formats.evtx.EvtxFile;
import org.jspecify.annotations.Nullable;

/** Adds up what the chunks of each log gave, and hands it on with the outcomes of the files between the logs. */
final class LogResults<T> implements ChunkPipeline.Sink<ChunkYield<T>> {
    private static final int CHUNK_BYTES = 1 << 16;

    private final LogQueue logs;
    private final EventLogs.Sink<T> sink;

    private @Nullable Candidate log;
    private long events;
    private long damaged;
    private long carved;
    private @Nullable String reason;
    private boolean failed;

    LogResults(LogQueue logs, EventLogs.Sink<T> sink) {
        this.logs = logs;
        this.sink = sink;
    }

    @Override
    public void begin(EvtxFile file) {
        begin();
        reason = file.damages().isEmpty() ? null : file.damages().getFirst().reason();
    }

    private void begin() {
        log = logs.passToNextLog(sink::outcome);
        events = 0;
        damaged = 0;
        carved = 0;
        reason = null;
        failed = false;
    }

    @Override
    public void chunk(ChunkYield<T> result) {
        Candidate current = log;
        if (current == null) {
            throw new IllegalStateException("a chunk of no file");
        }
        result.found().forEach(found -> sink.found(current.path(), found));
        events += result.events();
        damaged += result.lost();
        carved += result.carved();
        reason = reason == null ? result.damage() : reason;
        if (result.failure() != null) {
            reason = failed ? reason : result.failure();
            failed = true;
        }
        sink.read(CHUNK_BYTES, result.events() + result.carved());
    }

    @Override
    public void end(EvtxFile file) {
        Result result = failed ? Result.UNREADABLE : events + carved > 0 ? Result.FOUND : Result.EMPTY;
        // A log that is damaged and gives no event may have had some.
        outcome(result == Result.EMPTY && reason != null ? Result.UNREADABLE : result, reason);
    }

    @Override
    public void unreadable(Path file, IOException why) {
        if (log != null) {
            failed = true;
            reason = Reasons.of(why);
            return;
        }
        begin();
        outcome(Result.UNREADABLE, Reasons.of(why));
    }

    private void outcome(Result result, @Nullable String why) {
        Candidate current = log;
        if (current != null) {
            sink.outcome(new Outcome(current.path(), current.named(), result, events, damaged, carved, why));
            log = null;
        }
    }

    /** Hands on the outcomes of the files behind the last log. */
    void finish() {
        logs.passToNextLog(sink::outcome);
    }
}
