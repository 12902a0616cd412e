package org.foothold.engine.collect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.foothold.engine.shape.Shapes;
import org.foothold.formats.evtx.ChunkReader;
import org.foothold.formats.linux.LineDamage;
import org.foothold.formats.linux.LineReader;
import org.foothold.formats.linux.LogEvent;
import org.foothold.formats.linux.LogSink;
import org.jspecify.annotations.Nullable;

/** Shows the events of one piece after the other to a visitor; one for each worker. */
final class PieceVisit<T> {
    private final Streams.Visitor<T> visitor;
    private final Shapes shapes;
    private final Supplier<ChunkReader> readers;
    private @Nullable LineVisit<T> objects;
    private @Nullable ChunkReader chunks;

    PieceVisit(Streams.Visitor<T> visitor, Shapes shapes, Supplier<ChunkReader> readers) {
        this.visitor = visitor;
        this.shapes = shapes;
        this.readers = readers;
    }

    LineYield<T> read(Piece piece) {
        return switch (piece) {
            case Piece.Objects part -> objects().read(part.block());
            case Piece.Lines part -> lines(part);
            case Piece.Events part -> events(part);
            case Piece.Chunks part -> chunks(part);
        };
    }

    private LineVisit<T> objects() {
        if (objects == null) {
            objects = new LineVisit<>(visitor, shapes);
        }
        return objects;
    }

    private LineYield<T> lines(Piece.Lines lines) {
        Shown shown = new Shown();
        LineReader reader = lines.readers().get();
        return shown.until(lines.block().length(), () -> {
            TextLines.read(lines.block(), reader, shown);
            reader.end(shown);
        });
    }

    private LineYield<T> events(Piece.Events events) {
        Shown shown = new Shown();
        return shown.until(events.bytes(), () -> {
            events.damages().forEach(shown::damaged);
            events.events().forEach(shown::event);
        });
    }

    private LineYield<T> chunks(Piece.Chunks part) {
        ChunkReader reader = chunks == null ? readers.get() : chunks;
        chunks = reader;
        ChunkVisit<T> visit = new ChunkVisit<>(visitor);
        List<T> found = new ArrayList<>();
        long events = 0;
        long carved = 0;
        long lost = 0;
        String damage = null;
        String failure = null;
        for (int at = 0; at < part.length(); at += ChunkReader.SIZE) {
            reader.load(part.bytes(), at, part.length() - at, part.offset() + at);
            ChunkYield<T> yield = visit.read(reader);
            events += yield.events();
            carved += yield.carved();
            lost += yield.lost();
            found.addAll(yield.found());
            damage = damage == null ? yield.damage() : damage;
            failure = failure == null ? yield.failure() : failure;
        }
        return new LineYield<>(part.length(), events, 0, carved, lost, damage, found, failure);
    }

    /** What becomes of the events of a piece. */
    private final class Shown implements LogSink {
        private final List<T> found = new ArrayList<>();
        private long events;
        private long lost;
        private @Nullable String damage;

        @Override
        public void event(LogEvent event) {
            events++;
            visitor.visit(event, found);
        }

        @Override
        public void damaged(LineDamage told) {
            lost += told.lost() ? 1 : 0;
            damage = damage == null ? "line " + told.line() + ": " + told.reason() : damage;
        }

        LineYield<T> until(long bytes, Runnable work) {
            String failure = null;
            // One collector's fault must cost no more than one piece, and it is in the report.
            try {
                work.run();
            } catch (RuntimeException problem) {
                failure = "the rest of a piece was given up after " + problem;
            }
            String trouble = visitor.trouble();
            return new LineYield<>(bytes, events, 0, 0, lost, damage == null ? trouble : damage, found, failure);
        }
    }
}
