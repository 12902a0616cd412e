package org.foothold.engine.collect;

import java.util.ArrayList;
import java.util.List;
import org.foothold.engine.shape.Shapes;
import org.foothold.formats.linux.LineDamage;
import org.foothold.formats.linux.LineReader;
import org.foothold.formats.linux.LogEvent;
import org.foothold.formats.linux.LogSink;
import org.jspecify.annotations.Nullable;

/** Shows the events of one piece after the other to a visitor; one for each worker. */
final class PieceVisit<T> {
    private final Streams.Visitor<T> visitor;
    private final Shapes shapes;
    private @Nullable LineVisit<T> objects;

    PieceVisit(Streams.Visitor<T> visitor, Shapes shapes) {
        this.visitor = visitor;
        this.shapes = shapes;
    }

    LineYield<T> read(Piece piece) {
        return switch (piece) {
            case Piece.Objects part -> objects().read(part.block());
            case Piece.Lines part -> lines(part);
            case Piece.Events part -> events(part);
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
            return new LineYield<>(bytes, events, 0, lost, damage == null ? trouble : damage, found, failure);
        }
    }
}
