package org.foothold.engine.collect;

import java.util.ArrayList;
import java.util.List;
import org.foothold.engine.shape.LineEvent;
import org.foothold.engine.shape.Shapes;
import org.foothold.formats.Damaged;
import org.foothold.formats.FormatException;
import org.foothold.formats.json.JsonBlock;
import org.jspecify.annotations.Nullable;

/** Shows the events of one block after the other to a visitor; one for each worker. */
final class LineVisit<T> {
    private final Streams.Visitor<T> visitor;
    private final LineEvent event;

    LineVisit(Streams.Visitor<T> visitor, Shapes shapes) {
        this.visitor = visitor;
        this.event = new LineEvent(shapes);
    }

    LineYield<T> read(JsonBlock block) {
        List<T> found = new ArrayList<>();
        long events = 0;
        long shapeless = 0;
        long lost = 0;
        String damage = null;
        for (Damaged damaged : block.damages()) {
            damage = damage == null ? "at byte " + damaged.offset() + ": " + damaged.reason() : damage;
            lost += damaged.lost() ? 1 : 0;
        }
        String failure = null;
        // One collector's fault must cost no more than one block, and it is in the report.
        try {
            for (int n = 0; n < block.size(); n++) {
                if (block.blank(n)) {
                    continue;
                }
                String wrong = load(block, n);
                if (wrong != null) {
                    lost++;
                    damage = damage == null ? wrong : damage;
                    continue;
                }
                events++;
                shapeless += !event.view().known() && event.channel() < 0 ? 1 : 0;
                visitor.visit(event, found);
            }
        } catch (RuntimeException problem) {
            failure = "the rest of a block was given up after " + problem;
        }
        String trouble = visitor.trouble();
        return new LineYield<>(
                block.length(), events, shapeless, 0, lost, damage == null ? trouble : damage, found, failure);
    }

    private @Nullable String load(JsonBlock block, int n) {
        try {
            event.load(block, n);
            return null;
        } catch (FormatException wrong) {
            return "event " + (block.first() + n) + " at byte " + wrong.offset() + ": "
                    + Damaged.of(wrong).reason();
        }
    }
}
