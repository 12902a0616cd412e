package org.foothold.engine.collect;

import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.foothold.engine.model.Outcome;
import org.foothold.engine.source.Candidate;
import org.foothold.formats.evtx.ChunkPipeline;
import org.foothold.formats.evtx.EventView;
import org.foothold.formats.evtx.TemplateStore;
import org.jspecify.annotations.Nullable;

/**
 * Collects the events of Windows event logs: finds the logs among the files of a target, reads them chunk by chunk with
 * several workers, shows every event to the worker's visitor, and hands on what the visitors made of it, file by file, in
 * order, with an outcome for each.
 */
public final class EventLogs {
    private final TemplateStore store;
    private final int workers;
    private final boolean carve;

    /** Reads with this many workers; {@code carve} looks into slack space too. */
    public EventLogs(TemplateStore store, int workers, boolean carve) {
        this.store = store;
        this.workers = workers;
        this.carve = carve;
    }

    /** Looks at events; one for each worker. */
    @FunctionalInterface
    public interface Visitor<T> {
        /** Adds what it makes of the event, which is good for this call only. */
        void visit(EventView event, List<T> found);

        /** What could not be decided since it was last asked; null where everything was. */
        default @Nullable String trouble() {
            return null;
        }
    }

    /** Takes what the visitors found, in order; calls never overlap. */
    public interface Sink<T> {
        void found(String path, T found);

        void outcome(Outcome outcome);

        /** So many bytes and events more were read. */
        void read(long bytes, long events);
    }

    /** Reads all candidates; every one of them gets an outcome. */
    public <T> void collect(Iterator<Candidate> candidates, Supplier<? extends Visitor<T>> visitors, Sink<T> sink) {
        LogQueue logs = new LogQueue(candidates);
        LogResults<T> results = new LogResults<>(logs, sink);
        new ChunkPipeline(store, workers, carve).run(logs, () -> new ChunkVisit<>(visitors.get()), results);
        results.finish();
    }
}
