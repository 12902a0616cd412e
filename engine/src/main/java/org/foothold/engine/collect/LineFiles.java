package org.foothold.engine.collect;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.foothold.engine.shape.LineEvent;
import org.foothold.engine.shape.Shapes;
import org.foothold.engine.source.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * Collects the events of files of JSON, plain or compressed: reads them block by block with several workers, shows every
 * event to the worker's visitor, and hands on what the visitors made of it, file by file, in order, with an outcome for each.
 */
public final class LineFiles {
    private final Shapes shapes;
    private final int workers;

    /** Reads with this many workers. */
    public LineFiles(Shapes shapes, int workers) {
        this.shapes = shapes;
        this.workers = workers;
    }

    /** Looks at events; one for each worker. */
    public interface Visitor<T> {
        /** Adds what it makes of the event, which is good for this call only. */
        void visit(LineEvent event, List<T> found);

        /** What could not be decided since it was last asked; null where everything was. */
        @Nullable
        String trouble();
    }

    /** Reads all candidates; every one of them gets an outcome. */
    public <T> void collect(
            List<Candidate.Regular> files, Supplier<? extends Visitor<T>> visitors, EventLogs.Sink<T> sink) {
        if (workers == 1) {
            LineVisit<T> alone = new LineVisit<>(visitors.get(), shapes);
            new LineOrder<T>(sink, 0, block -> CompletableFuture.completedFuture(alone.read(block))).all(files);
            return;
        }
        ThreadLocal<LineVisit<T>> own = ThreadLocal.withInitial(() -> new LineVisit<>(visitors.get(), shapes));
        ExecutorService pool = Executors.newFixedThreadPool(workers, LineFiles::thread);
        try {
            new LineOrder<T>(
                            sink,
                            2 * workers + 2,
                            block -> pool.submit(() -> own.get().read(block)))
                    .all(files);
        } finally {
            pool.shutdownNow();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "line-reader");
        thread.setDaemon(true);
        return thread;
    }
}
