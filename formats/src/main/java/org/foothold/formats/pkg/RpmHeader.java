package org.foothold.formats.pkg;

import java.util.HashMap;
import java.util.Map;
import org.foothold.formats.FormatException;

/**
 * The header of a package (https://rpm-software-management.github.io/rpm/manual/format_header.html), as rpm's databases keep
 * it: without the leading magic. Values are big-endian.
 */
final class RpmHeader {
    /** As rpm has it. */
    private static final int MAX_ENTRIES = 0xffff;

    private static final int ENTRY = 16;
    private static final int PREFACE = 8;
    private static final int INT16 = 3;
    private static final int INT32 = 4;
    private static final int INT64 = 5;
    private static final int STRING = 6;
    private static final int STRING_ARRAY = 8;
    private static final int I18N = 9;
    private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 1, 1};

    private final byte[] bytes;
    private final int data;
    private final Map<Integer, Entry> entries = new HashMap<>();

    RpmHeader(byte[] bytes) {
        this.bytes = bytes;
        if (bytes.length < PREFACE) {
            throw new FormatException("header", 0, "8 bytes", Integer.toString(bytes.length));
        }
        long count = Integer.toUnsignedLong(i32(0));
        long size = Integer.toUnsignedLong(i32(4));
        if (count > MAX_ENTRIES || PREFACE + count * ENTRY + size > bytes.length) {
            throw new FormatException(
                    "header", 0, "entries and data within " + bytes.length + " bytes", count + " and " + size);
        }
        this.data = PREFACE + (int) count * ENTRY;
        int end = data + (int) size;
        for (int i = 0; i < count; i++) {
            int at = PREFACE + i * ENTRY;
            Entry entry = new Entry(i32(at + 4), data + (long) i32(at + 8), Integer.toUnsignedLong(i32(at + 12)), end);
            // The first entries are the region, whose data is an index of its own.
            if (entry.type > 0 && entry.type <= I18N && entry.at >= data && entry.fits()) {
                entries.putIfAbsent(i32(at), entry);
            }
        }
    }

    private record Entry(int type, long at, long count, int end) {
        boolean fits() {
            return at <= end && count <= (end - at) / SIZES[type];
        }
    }

    boolean has(int tag) {
        return entries.containsKey(tag);
    }

    /** How many values a tag has. */
    int count(int tag) {
        Entry entry = entries.get(tag);
        return entry == null ? 0 : entry.type == STRING ? 1 : (int) entry.count;
    }

    /** A number; {@code other} where there is none. */
    long number(int tag, int index, long other) {
        Entry entry = entries.get(tag);
        if (entry == null || index >= entry.count) {
            return other;
        }
        int at = (int) entry.at + index * SIZES[entry.type];
        return switch (entry.type) {
            case 1, 2 -> bytes[at] & 0xff;
            case INT16 -> (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
            case INT32 -> Integer.toUnsignedLong(i32(at));
            case INT64 -> (long) i32(at) << 32 | Integer.toUnsignedLong(i32(at + 4));
            default -> other;
        };
    }

    /** A text, the first where there are several; empty where there is none. */
    String text(int tag) {
        Texts texts = texts(tag);
        return texts.next() ? texts.text() : "";
    }

    /** The texts of a tag, one after the other. */
    Texts texts(int tag) {
        Entry entry = entries.get(tag);
        boolean is = entry != null && (entry.type == STRING || entry.type == STRING_ARRAY || entry.type == I18N);
        return is && entry != null ? new Texts((int) entry.at, entry.end, count(tag)) : new Texts(0, 0, 0);
    }

    private int i32(int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | (bytes[at + 3] & 0xff);
    }

    byte[] bytes() {
        return bytes;
    }

    /** Texts that lie behind each other, each ended by a zero byte. */
    final class Texts {
        private final int end;
        private int left;
        private int start;
        private int stop;

        private Texts(int start, int end, int left) {
            this.stop = start - 1;
            this.end = end;
            this.left = left;
        }

        /** Goes to the next one; none is left where it would not end. */
        boolean next() {
            if (left-- <= 0) {
                return false;
            }
            start = stop + 1;
            stop = start;
            while (stop < end && bytes[stop] != 0) {
                stop++;
            }
            if (stop >= end) {
                left = 0;
                return false;
            }
            return true;
        }

        int start() {
            return start;
        }

        int stop() {
            return stop;
        }

        String text() {
            return Text.of(bytes, start, stop);
        }
    }
}
