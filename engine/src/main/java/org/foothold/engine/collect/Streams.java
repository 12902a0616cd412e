package org.foothold.engine.collect;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.foothold.engine.shape.LineEvent;
import org.foothold.engine.shape.Shapes;
import org.foothold.engine.source.Candidate;
import org.foothold.formats.evtx.ChunkReader;
import org.foothold.formats.evtx.TemplateStore;
import org.foothold.formats.linux.LogEvent;
import org.jspecify.annotations.Nullable;

/**
 * Collects the events of files that are read from their beginning to their end, JSON and logs of Unix, plain or packed: reads
 * them piece by piece with several workers, shows every event to the worker's visitor, and hands on what the visitors made of
 * it, file by file, in order, with an outcome for each.
 */
public final class Streams {
    private final Shapes shapes;
    private final Hosts hosts;
    private final TemplateStore store;
    private final int workers;
    private final boolean carve;

    /** Reads with this many workers; {@code carve} looks into slack space of event logs too. */
    public Streams(Shapes shapes, Hosts hosts, TemplateStore store, int workers, boolean carve) {
        this.shapes = shapes;
        this.hosts = hosts;
        this.store = store;
        this.workers = workers;
        this.carve = carve;
    }

    /** Looks at events; one for each worker. */
    public interface Visitor<T> extends EventLogs.Visitor<T> {
        /** Adds what it makes of the event, which is good for this call only. */
        void visit(LineEvent event, List<T> found);

        /** Adds what it makes of the event. */
        void visit(LogEvent event, List<T> found);

        @Override
        @Nullable
        String trouble();
    }

    /** Reads all files; every one of them gets an outcome. */
    public <T> void collect(
            Iterator<Candidate> files, Supplier<? extends Visitor<T>> visitors, EventLogs.Sink<T> sink) {
        if (workers == 1) {
            PieceVisit<T> alone = visit(visitors.get());
            new StreamOrder<T>(sink, hosts, 0, piece -> CompletableFuture.completedFuture(alone.read(piece)))
                    .all(files);
            return;
        }
        ThreadLocal<PieceVisit<T>> own = ThreadLocal.withInitial(() -> visit(visitors.get()));
        ExecutorService pool = Executors.newFixedThreadPool(workers, Streams::thread);
        try {
            new StreamOrder<T>(
                            sink,
                            hosts,
                            2 * workers + 2,
                            piece -> pool.submit(() -> own.get().read(piece)))
                    .all(files);
        } finally {
            pool.shutdownNow();
        }
    }

    private <T> PieceVisit<T> visit(Visitor<T> visitor) {
        return new PieceVisit<>(visitor, shapes, () -> new ChunkReader(store, carve));
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "stream-reader");
        thread.setDaemon(true);
        return thread;
    }
}
