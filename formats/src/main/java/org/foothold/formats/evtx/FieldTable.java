package org.foothold.formats.evtx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foothold.formats.Utf16;
import org.jspecify.annotations.Nullable;

/** The flat fields of a shape: for each position its name and where its value comes from. */
final class FieldTable {
    static final int CHANNEL = 0;
    static final int EVENT_ID = 1;
    static final int PROVIDER_NAME = 2;
    static final int EVENT_RECORD_ID = 3;
    static final int COMPUTER = 4;
    static final int TIME = 5;

    /** The value is absent, not null, where its slot is null: an attribute that Windows leaves out. */
    static final int ABSENT_IF_NULL = 1;

    /** The element holds other elements too: its own text counts only when there is some. */
    static final int ABSENT_IF_BLANK = 2;

    private final List<String> names = new ArrayList<>();
    private final Map<String, int[]> byName = new LinkedHashMap<>();
    private final int[] reserved = {-1, -1, -1, -1, -1, -1};
    private final List<byte[]> literals = new ArrayList<>();
    private int[] slots = new int[16];
    private int[] flags = new int[16];
    private int[][] parts = new int[16][];

    /** The fields an event is dispatched by: only the System element may set them, or an event could forge them. */
    static boolean isReserved(String name) {
        return rank(name) >= 0;
    }

    private static int rank(String name) {
        return switch (name) {
            case "Channel" -> CHANNEL;
            case "EventID" -> EVENT_ID;
            case "Provider_Name" -> PROVIDER_NAME;
            case "EventRecordID" -> EVENT_RECORD_ID;
            case "Computer" -> COMPUTER;
            case "TimeCreated_SystemTime" -> TIME;
            default -> -1;
        };
    }

    /**
     * Adds a field made of these parts: texts and slots; none for null.
     *
     * @param system whether the field stands in Event/System, the only place that may set a reserved one
     */
    void add(String name, List<XmlNode> content, int flag, boolean system) {
        int rank = rank(name);
        if (rank >= 0 && (!system || reserved[rank] >= 0)) {
            return;
        }
        int position = names.size();
        grow(position);
        if (rank >= 0) {
            reserved[rank] = position;
        }
        names.add(name);
        byName.merge(name, new int[] {position}, FieldTable::join);
        flags[position] = flag;
        if (content.size() == 1 && content.getFirst() instanceof XmlNode.Slot slot) {
            slots[position] = slot.index();
            parts[position] = new int[0];
            return;
        }
        slots[position] = -1;
        int[] list = new int[content.size()];
        for (int i = 0; i < list.length; i++) {
            list[i] = part(content.get(i));
        }
        parts[position] = list;
    }

    private int part(XmlNode node) {
        return switch (node) {
            case XmlNode.Slot slot -> slot.index();
            case XmlNode.Text text -> {
                literals.add(Utf16.encode(text.text()));
                yield -literals.size();
            }
            default -> throw new IllegalArgumentException("no part of a field: " + node);
        };
    }

    private void grow(int position) {
        if (position == slots.length) {
            slots = Arrays.copyOf(slots, 2 * position);
            flags = Arrays.copyOf(flags, 2 * position);
            parts = Arrays.copyOf(parts, 2 * position);
        }
    }

    private static int[] join(int[] some, int[] more) {
        int[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    int size() {
        return names.size();
    }

    String name(int position) {
        return names.get(position);
    }

    Map<String, int[]> byName() {
        return Collections.unmodifiableMap(byName);
    }

    Set<String> names() {
        return byName.keySet();
    }

    int reserved(int which) {
        return reserved[which];
    }

    /** The one slot that is the value, or -1 where it is made of {@link #parts}. */
    int slot(int position) {
        return slots[position];
    }

    int flags(int position) {
        return flags[position];
    }

    /** Slots, and for literals the complement of their number; none for null. */
    int[] parts(int position) {
        return parts[position];
    }

    /** UTF-16LE text of a literal part. */
    byte[] literalPart(int part) {
        return literals.get(-part - 1);
    }

    @Nullable
    String literal(int position) {
        if (slots[position] >= 0 || parts[position].length == 0) {
            return null;
        }
        StringBuilder all = new StringBuilder();
        for (int part : parts[position]) {
            if (part >= 0) {
                return null;
            }
            all.append(Utf16.decode(literalPart(part), 0, literalPart(part).length));
        }
        return all.toString();
    }
}
