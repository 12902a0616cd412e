package org.foothold.formats.evtx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Reads many event logs chunk by chunk with several workers and hands on the results in order, a bounded number at a time. */
public final class ChunkPipeline {
    /** What a worker makes of each chunk; every worker has its own. */
    @FunctionalInterface
    public interface Work<R> {
        /** Reads the records of this chunk by {@code while (chunk.next())}. */
        R read(ChunkReader chunk);
    }

    /** Takes the results in order of files and chunks, on the thread that called {@link #run}. */
    public interface Sink<R> {
        /** The next results are of this file. */
        void begin(Path file);

        /** What the work made of the file's next chunk. */
        void chunk(R result);

        /** All chunks of the file were handed on. */
        void end(Path file);

        /** The file could not be read, or not to its end. */
        void unreadable(Path file, IOException why);
    }

    /** With this many workers, reading slack space too when {@code carve} is set. */
    public ChunkPipeline(TemplateStore store, int workers, boolean carve) {}

    /** Reads these files in order; returns when all results are handed on. */
    public <R> void run(Iterable<Path> files, Supplier<Work<R>> work, Sink<R> sink) {
        files.forEach(file -> sink.unreadable(file, new IOException("not yet")));
    }
}
