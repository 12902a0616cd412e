package org.foothold.engine.collect;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.foothold.engine.source.Candidate;
import org.foothold.engine.source.FileKind;
import org.foothold.engine.source.Reasons;
import org.foothold.formats.json.JsonBlock;
import org.foothold.formats.json.JsonBlocks;
import org.foothold.formats.json.JsonLayout;
import org.jspecify.annotations.Nullable;

/** Hands out blocks in order and takes their results in the same order, so many at a time. */
final class LineOrder<T> {
    /** What decides how a file holds its objects stands at its beginning. */
    private static final int BEGINNING = 1 << 16;

    private final EventLogs.Sink<T> sink;
    private final int most;
    private final Start<T> start;
    private final Deque<Step<T>> pending = new ArrayDeque<>();

    LineOrder(EventLogs.Sink<T> sink, int most, Start<T> start) {
        this.sink = sink;
        this.most = most;
        this.start = start;
    }

    /** Lets a worker read a block, now or later. */
    @FunctionalInterface
    interface Start<T> {
        Future<LineYield<T>> start(JsonBlock block);
    }

    /** A block that is being read; the end of its file where there is none. */
    private record Step<T>(LineTally tally, @Nullable Future<LineYield<T>> block) {}

    void all(List<Candidate.Regular> files) {
        try {
            files.forEach(this::file);
            takeDownTo(0);
        } finally {
            pending.forEach(left -> {
                if (left.block != null) {
                    left.block.cancel(true);
                }
            });
        }
    }

    private void file(Candidate.Regular file) {
        Path path = file.file();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), BEGINNING)) {
            FileKind kind = FileKind.of(beginning(in));
            switch (kind) {
                case GZIP -> content(new LineTally(file.path(), file.named(), kind), unzipped(in));
                case ZIP -> entries(file, new ZipInputStream(in));
                default -> content(new LineTally(file.path(), file.named(), kind), in);
            }
        } catch (IOException unreadable) {
            end(new LineTally(file.path(), file.named(), FileKind.OTHER), Reasons.of(unreadable));
        }
    }

    private void entries(Candidate.Regular file, ZipInputStream zip) throws IOException {
        boolean any = false;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (!entry.isDirectory()) {
                any = true;
                content(new LineTally(file.path() + '/' + entry.getName(), false, FileKind.ZIP), zip);
            }
        }
        if (!any) {
            content(new LineTally(file.path(), file.named(), FileKind.ZIP), InputStream.nullInputStream());
        }
    }

    private void content(LineTally tally, InputStream plain) {
        String failure = null;
        // Closing it would end the archive that it may be a part of.
        BufferedInputStream in = new BufferedInputStream(plain, BEGINNING);
        try {
            byte[] beginning = beginning(in);
            JsonLayout layout = JsonLayout.of(beginning, beginning.length);
            if (layout == null) {
                tally.is(FileKind.of(beginning));
            } else {
                blocks(tally, JsonBlocks.of(in, layout));
            }
        } catch (EOFException cut) {
            failure = "the compressed data end too early";
        } catch (IOException unreadable) {
            failure = Reasons.of(unreadable);
        }
        end(tally, failure);
    }

    private void blocks(LineTally tally, JsonBlocks blocks) throws IOException {
        for (JsonBlock block = blocks.next(); block != null; block = blocks.next()) {
            pending.add(new Step<>(tally, start.start(block)));
            takeDownTo(most);
        }
    }

    private void end(LineTally tally, @Nullable String failure) {
        if (failure != null) {
            tally.failed(failure);
        }
        pending.add(new Step<>(tally, null));
        takeDownTo(most);
    }

    private void takeDownTo(int left) {
        while (pending.size() > left) {
            take(pending.remove());
        }
    }

    private void take(Step<T> step) {
        if (step.block == null) {
            sink.outcome(step.tally.outcome());
            return;
        }
        LineYield<T> result = result(step.block);
        result.found().forEach(found -> sink.found(step.tally.path(), found));
        step.tally.add(result);
        sink.read(result.bytes(), result.events());
    }

    private static <T> LineYield<T> result(Future<LineYield<T>> future) {
        try {
            return future.get();
        } catch (InterruptedException why) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading lines", why);
        } catch (ExecutionException why) {
            throw new IllegalStateException("reading lines failed", why.getCause());
        }
    }

    private static InputStream unzipped(InputStream in) throws IOException {
        return new GZIPInputStream(in, BEGINNING);
    }

    private static byte[] beginning(InputStream in) throws IOException {
        in.mark(BEGINNING);
        byte[] beginning = in.readNBytes(BEGINNING);
        in.reset();
        return beginning;
    }
}
