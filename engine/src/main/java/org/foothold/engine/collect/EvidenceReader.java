package org.foothold.engine.collect;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foothold.engine.model.Evidence;
import org.foothold.formats.evtx.EventView;
import org.foothold.formats.evtx.Shape;
import org.foothold.formats.evtx.ValueType;
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

    /** The event as evidence. */
    public static Evidence evidence(EventView event) {
        return evidence(event, event.flat());
    }

    /** The event as evidence; its flat fields are at hand already. */
    public static Evidence evidence(EventView event, Map<String, List<@Nullable String>> flat) {
        List<Evidence.Field> fields = new ArrayList<>(flat.size());
        for (Map.Entry<String, List<@Nullable String>> field : flat.entrySet()) {
            fields.add(new Evidence.Field(field.getKey(), integer(event, field.getKey()), field.getValue()));
        }
        return new Evidence(fields);
    }

    private static boolean integer(EventView event, String name) {
        int[] positions = event.shape().positions(name);
        return SYSTEM_INTEGERS.contains(name) || (positions.length > 0 && ValueType.integer(event.type(positions[0])));
    }

    /** When the event happened: the time it says itself, or else the time in its record's header. */
    public static Instant at(EventView event) {
        String said = text(event, event.shape().time());
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
        String computer = text(event, event.shape().computer());
        return computer == null ? "" : computer;
    }

    /** The event's EventRecordID, or else the number in its record's header. */
    public static long record(EventView event) {
        String said = text(event, event.shape().eventRecordId());
        if (said != null) {
            try {
                return Long.parseUnsignedLong(said);
            } catch (NumberFormatException unreadable) {
                return event.recordNumber();
            }
        }
        return event.recordNumber();
    }

    private static @Nullable String text(EventView event, int position) {
        if (position == Shape.NONE || event.count(position) == 0) {
            return null;
        }
        long slice = event.text(position);
        if (slice == EventView.NULL) {
            return null;
        }
        int from = EventView.from(slice);
        return new String(event.bytes(), from, EventView.to(slice) - from, StandardCharsets.UTF_16LE);
    }
}
