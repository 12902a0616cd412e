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
import org.foothold.formats.linux.LogEvent;
import org.jspecify.annotations.Nullable;

/**
 * Collects the events of files that are read from their beginning to their end, JSON and logs of Unix, plain or packed: reads
 * them piece by piece with several workers, shows every event to the worker's visitor, and hands on what the visitors made of
 * it, file by file, in order, with an outcome for each.
 */
public final class Streams {
    private final Shapes shapes;
    private final int workers;

    /** Reads with this many workers. */
    public Streams(Shapes shapes, int workers) {
        this.shapes = shapes;
        this.workers = workers;
    }

    /** Looks at events; one for each worker. */
    public interface Visitor<T> {
        /** Adds what it makes of the event, which is good for this call only. */
        void visit(LineEvent event, List<T> found);

        /** Adds what it makes of the event. */
        void visit(LogEvent event, List<T> found);

        /** What could not be decided since it was last asked; null where everything was. */
        @Nullable
        String trouble();
    }

    /** Reads all files; every one of them gets an outcome. */
    public <T> void collect(
            Iterator<Candidate.Known> files, Supplier<? extends Visitor<T>> visitors, EventLogs.Sink<T> sink) {
        if (workers == 1) {
            PieceVisit<T> alone = new PieceVisit<>(visitors.get(), shapes);
            new StreamOrder<T>(sink, 0, piece -> CompletableFuture.completedFuture(alone.read(piece))).all(files);
            return;
        }
        ThreadLocal<PieceVisit<T>> own = ThreadLocal.withInitial(() -> new PieceVisit<>(visitors.get(), shapes));
        ExecutorService pool = Executors.newFixedThreadPool(workers, Streams::thread);
        try {
            new StreamOrder<T>(
                            sink,
                            2 * workers + 2,
                            piece -> pool.submit(() -> own.get().read(piece)))
                    .all(files);
        } finally {
            pool.shutdownNow();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "stream-reader");
        thread.setDaemon(true);
        return thread;
    }
}
