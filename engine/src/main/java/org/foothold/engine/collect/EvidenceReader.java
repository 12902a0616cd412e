package org.foothold.engine.collect;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foothold.engine.model.Evidence;
import org.foothold.formats.evtx.EventView;
import org.foothold.formats.evtx.Shape;
import org.foothold.formats.evtx.ValueType;
import org.foothold.sigma.event.Event;
import org.jspecify.annotations.Nullable;

/** Makes evidence of an event: all its fields, flat, with the names that {@code docs/output.md} explains. */
public final class EvidenceReader {
    /** Fields of the System element that are integers, though a template may write them as text. */
    private static final Set<String> SYSTEM_INTEGERS = Set.of(
            "EventID",
            "EventID_Qualifiers",
            "Version",
            "Level",
            "Task",
            "Opcode",
            "EventRecordID",
            "Execution_ProcessID",
            "Execution_ThreadID");

    /** Seconds from 1601, where the time of a record's header begins, to 1970. */
    private static final long EPOCH_SHIFT = 11_644_473_600L;

    private static final long TICKS_A_SECOND = 10_000_000L;

    private EvidenceReader() {}

    /** The event as evidence: of each field all its values, in the place of the first. */
    public static Evidence evidence(EventView event) {
        Shape shape = event.shape();
        List<Evidence.Field> fields = new ArrayList<>(shape.size());
        for (String name : shape.names()) {
            int[] positions = shape.positions(name);
            List<@Nullable String> values = positions.length == 1 && event.count(positions[0]) == 1
                    ? Collections.singletonList(text(event, event.text(positions[0], 0)))
                    : values(event, positions);
            if (!values.isEmpty()) {
                boolean integer = SYSTEM_INTEGERS.contains(name) || ValueType.integer(event.type(positions[0]));
                fields.add(new Evidence.Field(name, integer, values));
            }
        }
        return new Evidence(fields);
    }

    /** Only these fields of the event. */
    public static Event event(EventView event, Set<String> names) {
        Shape shape = event.shape();
        Map<String, List<@Nullable String>> fields = new HashMap<>();
        for (String name : names) {
            List<@Nullable String> values = values(event, shape.positions(name));
            if (!values.isEmpty()) {
                fields.put(name, values);
            }
        }
        return Event.of(fields);
    }

    private static List<@Nullable String> values(EventView event, int[] positions) {
        List<@Nullable String> values = new ArrayList<>();
        for (int position : positions) {
            int count = event.count(position);
            for (int i = 0; i < count; i++) {
                values.add(text(event, event.text(position, i)));
            }
        }
        return values;
    }

    /** When the event happened: the time it says itself, or else the time in its record's header. */
    public static Instant at(EventView event) {
        String said = textAt(event, event.shape().time());
        if (said != null) {
            try {
                return Instant.parse(said);
            } catch (DateTimeException unreadable) {
                return writtenAt(event.writtenAt());
            }
        }
        return writtenAt(event.writtenAt());
    }

    static Instant writtenAt(long ticks) {
        long seconds = Long.divideUnsigned(ticks, TICKS_A_SECOND) - EPOCH_SHIFT;
        return Instant.ofEpochSecond(seconds, Long.remainderUnsigned(ticks, TICKS_A_SECOND) * 100);
    }

    /** The computer that wrote the event; empty where it does not say. */
    public static String computer(EventView event) {
        String computer = textAt(event, event.shape().computer());
        return computer == null ? "" : computer;
    }

    /** The event's EventRecordID, or else the number in its record's header. */
    public static long record(EventView event) {
        String said = textAt(event, event.shape().eventRecordId());
        if (said != null) {
            try {
                return Long.parseUnsignedLong(said);
            } catch (NumberFormatException unreadable) {
                return event.recordNumber();
            }
        }
        return event.recordNumber();
    }

    private static @Nullable String textAt(EventView event, int position) {
        return position == Shape.NONE || event.count(position) == 0 ? null : text(event, event.text(position));
    }

    private static @Nullable String text(EventView event, long slice) {
        return slice == EventView.NULL ? null : event.string(slice);
    }
}
