package org.foothold.engine.hunt;

import static org.foothold.formats.LittleEndian.i64;

import java.util.Arrays;
import org.foothold.engine.shape.LineEvent;
import org.foothold.engine.shape.ShapeView;
import org.foothold.sigma.match.Partition;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which partition events belong to whose channel and event id are written so: a log has few kinds of events. Each
 * place keeps one.
 */
final class KindCache {
    private static final int PLACES = 256;

    /** Longer ones are nothing that comes again. */
    private static final int MAX_BYTES = 256;

    private final @Nullable Kind[] places = new Kind[PLACES];

    private static final int ABSENT = -1;

    /** How a channel and an event id are written in events of a shape; each with its length, for there may be none. */
    private static final class Kind {
        private final ShapeView view;
        private final byte[] channel;
        private final int channelLength;
        private final byte[] id;
        private final int idLength;
        private final Partition partition;

        Kind(LineEvent event, Partition partition) {
            view = event.view();
            channel = bytes(event, event.channel());
            channelLength = length(event, event.channel());
            id = bytes(event, event.eventId());
            idLength = length(event, event.eventId());
            this.partition = partition;
        }

        @SuppressWarnings("ReferenceEquality")
        boolean isOf(LineEvent event) {
            return view == event.view()
                    && isEqual(channel, channelLength, event, event.channel())
                    && isEqual(id, idLength, event, event.eventId());
        }
    }

    /** The partition of the event; null where it is not known. */
    @Nullable
    Partition find(LineEvent event) {
        Kind kind = places[place(event)];
        return kind != null && kind.isOf(event) ? kind.partition : null;
    }

    /** Keeps the partition of the event. */
    void keep(LineEvent event, Partition partition) {
        if (length(event, event.channel()) <= MAX_BYTES && length(event, event.eventId()) <= MAX_BYTES) {
            places[place(event)] = new Kind(event, partition);
        }
    }

    private static byte[] bytes(LineEvent event, int value) {
        int from = from(event, value);
        return Arrays.copyOfRange(event.written(), from, from + Math.max(0, length(event, value)));
    }

    private static boolean isEqual(byte[] known, int length, LineEvent event, int value) {
        int from = from(event, value);
        return length == length(event, value)
                && Arrays.equals(known, 0, known.length, event.written(), from, from + known.length);
    }

    // A channel that the shape says is the same in all events of the shape.
    private static int from(LineEvent event, int value) {
        return event.isWritten(value) ? event.writtenFrom(value) : 0;
    }

    private static int length(LineEvent event, int value) {
        return event.isWritten(value) ? event.writtenTo(value) - event.writtenFrom(value) : ABSENT;
    }

    private static int place(LineEvent event) {
        long hash = System.identityHashCode(event.view());
        int length = length(event, event.channel());
        int end = from(event, event.channel()) + length;
        if (length >= Long.BYTES) {
            hash = (hash ^ i64(event.written(), end - Long.BYTES)) * 0x9E3779B97F4A7C15L + length;
        }
        int id = from(event, event.eventId());
        for (int at = id; at < id + Math.min(Long.BYTES, length(event, event.eventId())); at++) {
            hash = hash * 31 + event.written()[at];
        }
        return (int) ((hash * 0x9E3779B97F4A7C15L) >>> 56);
    }
}
