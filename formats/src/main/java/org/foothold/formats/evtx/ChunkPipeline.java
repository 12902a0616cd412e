package org.foothold.formats.evtx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads many event logs chunk by chunk with several workers and hands on the results in order, a bounded number at a time. */
public final class ChunkPipeline {
    /** Chunks that a worker takes at once: enough that handing over costs nothing beside reading them. */
    static final int RUN = 16;

    /** What a worker makes of each chunk; every worker has its own. */
    @FunctionalInterface
    public interface Work<R> {
        /** Reads the records of this chunk by {@code while (chunk.next())}; damage is then in {@code chunk.damages()}. */
        R read(ChunkReader chunk);
    }

    /** Takes the results in order of files and chunks, on the thread that called {@link #run}. */
    public interface Sink<R> {
        /** The next results are of this file; what is wrong with its header is in {@link EvtxFile#damages}. */
        void begin(EvtxFile file);

        /** What the work made of the file's next chunk. */
        void chunk(R result);

        /** All chunks of the file were handed on. */
        void end(EvtxFile file);

        /** The file could not be opened, or not be read to its end; {@link #end} still follows a {@link #begin}. */
        void unreadable(Path file, IOException why);
    }

    private final TemplateStore store;
    private final int workers;
    private final boolean carve;

    /** With this many workers, reading slack space too when {@code carve} is set. */
    public ChunkPipeline(TemplateStore store, int workers, boolean carve) {
        if (workers < 1) {
            throw new IllegalArgumentException("no workers");
        }
        this.store = store;
        this.workers = workers;
        this.carve = carve;
    }

    /** Reads these files in order; returns when all results are handed on. A failure of work or sink ends it. */
    public <R> void run(Iterable<Path> files, Supplier<? extends Work<R>> work, Sink<R> sink) {
        if (workers == 1) {
            Worker<R> alone = new Worker<>(store, carve, work.get());
            new Order<R>(sink, 0, run -> CompletableFuture.completedFuture(run.read(alone))).all(files);
            return;
        }
        ThreadLocal<Worker<R>> own = ThreadLocal.withInitial(() -> new Worker<>(store, carve, work.get()));
        ExecutorService pool = Executors.newFixedThreadPool(workers, ChunkPipeline::thread);
        try {
            new Order<R>(sink, 2 * workers + 2, run -> pool.submit(() -> run.read(own.get()))).all(files);
        } finally {
            pool.shutdownNow();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "chunk-reader");
        thread.setDaemon(true);
        return thread;
    }

    /** A reader and what is done with its chunks. */
    private record Worker<R>(ChunkReader reader, Work<R> work) {
        Worker(TemplateStore store, boolean carve, Work<R> work) {
            this(new ChunkReader(store, carve), work);
        }
    }

    /** Some chunks of a file, and what was made of them. */
    private static final class Run<R> {
        private final EvtxFile file;
        private final long from;
        private final long to;
        private final List<R> results = new ArrayList<>();
        private @Nullable IOException failure;

        Run(EvtxFile file, long from, long to) {
            this.file = file;
            this.from = from;
            this.to = to;
        }

        Run<R> read(Worker<R> worker) {
            try {
                for (long chunk = from; chunk < to; chunk++) {
                    file.load(chunk, worker.reader());
                    results.add(worker.work().read(worker.reader()));
                }
            } catch (IOException why) {
                failure = why;
            }
            return this;
        }

        boolean last() {
            return to >= file.chunks();
        }
    }

    /** Lets a worker read a run, now or later. */
    @FunctionalInterface
    private interface Start<R> {
        Future<Run<R>> start(Run<R> run);
    }

    /** Hands out runs in order and takes their results in the same order, so many at a time. */
    private static final class Order<R> {
        private final Sink<R> sink;
        private final int most;
        private final Start<R> start;
        private final Deque<Future<Run<R>>> pending = new ArrayDeque<>();
        private @Nullable EvtxFile failed;

        Order(Sink<R> sink, int most, Start<R> start) {
            this.sink = sink;
            this.most = most;
            this.start = start;
        }

        void all(Iterable<Path> files) {
            try {
                for (Path path : files) {
                    file(path);
                }
                takeAll();
            } finally {
                pending.forEach(left -> left.cancel(true));
            }
        }

        private void file(Path path) {
            EvtxFile file;
            try {
                file = EvtxFile.open(path);
            } catch (IOException why) {
                takeAll();
                sink.unreadable(path, why);
                return;
            }
            long from = 0;
            do {
                long to = Math.min(file.chunks(), from + RUN);
                pending.add(start.start(new Run<>(file, from, to)));
                while (pending.size() > most) {
                    take();
                }
                from = to;
            } while (from < file.chunks());
        }

        private void takeAll() {
            while (!pending.isEmpty()) {
                take();
            }
        }

        private void take() {
            Run<R> run = result(pending.remove());
            if (run.from == 0) {
                sink.begin(run.file);
            }
            run.results.forEach(sink::chunk);
            if (run.failure != null && failed != run.file) {
                failed = run.file;
                sink.unreadable(run.file.path(), run.failure);
            }
            if (run.last()) {
                sink.end(run.file);
                close(run.file);
            }
        }

        private static <R> Run<R> result(Future<Run<R>> future) {
            try {
                return future.get();
            } catch (InterruptedException why) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while reading event logs", why);
            } catch (ExecutionException why) {
                throw new IllegalStateException("reading event logs failed", why.getCause());
            }
        }

        private static void close(EvtxFile file) {
            try {
                file.close();
            } catch (IOException why) {
                throw new UncheckedIOException(why);
            }
        }
    }
}
