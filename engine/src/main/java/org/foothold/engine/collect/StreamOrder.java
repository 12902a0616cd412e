package org.foothold.engine.collect;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.foothold.engine.source.Candidate;
import org.foothold.engine.source.FileKind;
import org.foothold.engine.source.Reasons;
import org.jspecify.annotations.Nullable;

/** Hands out pieces in order and takes their results in the same order, so many at a time. */
final class StreamOrder<T> {
    /** What decides how a file holds its events stands at its beginning. */
    private static final int BEGINNING = 1 << 16;

    /** A packed file in an archive that is packed; what is packed more often is a trap. */
    private static final int MAX_DEPTH = 3;

    private final EventLogs.Sink<T> sink;
    private final Hosts hosts;
    private final int most;
    private final Start<T> start;
    private final Deque<Step<T>> pending = new ArrayDeque<>();

    StreamOrder(EventLogs.Sink<T> sink, Hosts hosts, int most, Start<T> start) {
        this.sink = sink;
        this.hosts = hosts;
        this.most = most;
        this.start = start;
    }

    /** Lets a worker read a piece, now or later. */
    @FunctionalInterface
    interface Start<T> {
        Future<LineYield<T>> start(Piece piece);
    }

    /** A piece that is being read; the end of its file where there is none. */
    private record Step<T>(StreamTally tally, @Nullable Future<LineYield<T>> piece) {}

    /** Where a content stands, and in how many packings. */
    private record Place(
            String path,
            @Nullable Path file,
            boolean named,
            Instant writtenAt,
            @Nullable FileKind packed,
            int depth,
            Packing packing) {
        Place in(FileKind kind) {
            return new Place(path, file, named, writtenAt, kind, depth + 1, packing);
        }

        Place entry(ZipEntry entry) {
            Instant written = entry.getLastModifiedTime() == null
                    ? writtenAt
                    : entry.getLastModifiedTime().toInstant();
            return new Place(path + '/' + entry.getName(), null, false, written, FileKind.ZIP, depth + 1, packing);
        }

        StreamTally tally() {
            return new StreamTally(path, named, packed);
        }
    }

    void all(Iterator<Candidate> files) {
        try {
            files.forEachRemaining(this::file);
            takeDownTo(0);
        } finally {
            pending.forEach(left -> {
                if (left.piece != null) {
                    left.piece.cancel(true);
                }
            });
        }
    }

    private void file(Candidate candidate) {
        Packing packing = new Packing();
        if (candidate instanceof Candidate.Standard standard) {
            Place place = new Place(standard.path(), null, true, Instant.now(), null, 0, packing);
            content(place, packing.outside(standard.in()));
        } else if (candidate instanceof Candidate.Known known) {
            Candidate.Regular file = known.regular();
            Place place = new Place(file.path(), file.file(), file.named(), file.writtenAt(), null, 0, packing);
            if (known.kind() == FileKind.JOURNAL) {
                journal(place.tally(), file);
                return;
            }
            try (InputStream in = Files.newInputStream(file.file())) {
                content(place, packing.outside(AsOpened.of(in, Files.size(file.file()), known.kind())));
            } catch (IOException unreadable) {
                end(place.tally(), unreadable);
            }
        }
    }

    private void journal(StreamTally tally, Candidate.Regular file) {
        try (FileChannel channel = FileChannel.open(file.file())) {
            pieces(tally, Pieces.journal(channel));
            end(tally, null);
        } catch (IOException unreadable) {
            end(tally, unreadable);
        }
    }

    private void content(Place place, InputStream plain) {
        StreamTally tally = place.tally();
        // Closing it would end the archive that it may be a part of.
        BufferedInputStream in = new BufferedInputStream(plain, BEGINNING);
        try {
            byte[] beginning = beginning(in);
            FileKind kind = FileKind.of(beginning, place.path);
            if (place.depth < MAX_DEPTH && kind == FileKind.ZIP) {
                entries(place, new ZipInputStream(in));
                return;
            }
            InputStream unpacked = place.depth < MAX_DEPTH ? place.packing.open(kind, in) : null;
            if (unpacked != null) {
                content(place.in(kind), unpacked);
                return;
            }
            Pieces pieces =
                    Pieces.of(kind, place.path, place.writtenAt, () -> hosts.of(place.path, place.file), beginning, in);
            if (pieces == null) {
                tally.is(kind);
            } else {
                pieces(tally, pieces);
            }
            end(tally, null);
        } catch (IOException unreadable) {
            end(tally, unreadable);
        }
    }

    private void entries(Place place, ZipInputStream zip) throws IOException {
        boolean any = false;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (!entry.isDirectory()) {
                any = true;
                content(place.entry(entry), place.packing.inside(zip));
            }
        }
        if (!any) {
            StreamTally tally = place.in(FileKind.ZIP).tally();
            tally.is(FileKind.EMPTY);
            end(tally, null);
        }
    }

    private void pieces(StreamTally tally, Pieces pieces) throws IOException {
        for (Piece piece = pieces.next(); piece != null; piece = pieces.next()) {
            pending.add(new Step<>(tally, start.start(piece)));
            takeDownTo(most);
        }
    }

    private void end(StreamTally tally, @Nullable IOException failure) {
        if (failure != null) {
            tally.failed(failure instanceof EOFException ? "the compressed data end too early" : Reasons.of(failure));
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
        if (step.piece == null) {
            sink.outcome(step.tally.outcome());
            return;
        }
        LineYield<T> result = result(step.piece);
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

    private static byte[] beginning(InputStream in) throws IOException {
        in.mark(BEGINNING);
        byte[] beginning = in.readNBytes(BEGINNING);
        in.reset();
        return beginning;
    }
}
