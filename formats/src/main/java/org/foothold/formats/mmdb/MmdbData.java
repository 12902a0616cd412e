package org.foothold.formats.mmdb;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foothold.formats.FormatException;

/** The data section of a MaxMind DB, and its metadata, which is one by itself: typed values, flattened to texts by name. */
final class MmdbData {
    /** Levels of maps and lists; published databases have four. A pointer in a circle ends here. */
    private static final int MAX_DEPTH = 32;

    /** Values of one address; a place with its names in all languages has two hundred. */
    private static final int MAX_VALUES = 20_000;

    /** Characters of the names and texts of one address, since pointers can make much of little. */
    private static final int MAX_TEXT = 1 << 20;

    private static final int POINTER = 1;
    private static final int TEXT = 2;
    private static final int DOUBLE = 3;
    private static final int BYTES = 4;
    private static final int UNSIGNED_16 = 5;
    private static final int UNSIGNED_32 = 6;
    private static final int MAP = 7;
    private static final int SIGNED_32 = 8;
    private static final int UNSIGNED_64 = 9;
    private static final int UNSIGNED_128 = 10;
    private static final int LIST = 11;
    private static final int BOOLEAN = 14;
    private static final int FLOAT = 15;

    private final ByteBuffer bytes;
    private final int start;
    private final int end;

    MmdbData(ByteBuffer bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
    }

    int size() {
        return end - start;
    }

    /** The value at an offset of this section, flat. */
    Map<String, List<String>> value(int offset) {
        Walk walk = new Walk();
        walk.at = start + offset;
        walk.value("", 0);
        return walk.values;
    }

    /** One way through the values of an address. */
    private final class Walk {
        private final Map<String, List<String>> values = new LinkedHashMap<>();
        private int at;
        private int type;
        private int size;
        private int field;
        private int visited;
        private int text;

        /** Takes the value at hand, and stands behind it. */
        void value(String name, int depth) {
            if (depth > MAX_DEPTH) {
                throw new FormatException("value", at, "at most " + MAX_DEPTH + " levels", "more");
            }
            if (++visited > MAX_VALUES) {
                throw new FormatException("value", at, "at most " + MAX_VALUES + " values", "more");
            }
            int behind = head();
            switch (type) {
                case MAP -> map(name, size, depth);
                case LIST -> list(name, size, depth);
                default -> add(name, plain());
            }
            at = behind < 0 ? at : behind;
        }

        private void map(String name, int entries, int depth) {
            for (int i = 0; i < entries; i++) {
                int behind = head();
                if (type != TEXT) {
                    throw new FormatException("key of a map", field, "a text", "type " + type);
                }
                String key = text();
                at = behind < 0 ? at : behind;
                String path = name.isEmpty() ? key : name + '.' + key;
                charge(path.length());
                value(path, depth + 1);
            }
        }

        private void list(String name, int items, int depth) {
            for (int i = 0; i < items; i++) {
                value(name, depth + 1);
            }
        }

        private void add(String name, String value) {
            charge(value.length());
            values.computeIfAbsent(name, first -> new ArrayList<>(1)).add(value);
        }

        private void charge(int characters) {
            text += characters;
            if (text > MAX_TEXT) {
                throw new FormatException("value", field, "at most " + MAX_TEXT + " characters", "more");
            }
        }

        /** Reads what a value begins with, through a pointer; gives where the pointer ends, -1 where there was none. */
        private int head() {
            control();
            if (type != POINTER) {
                return -1;
            }
            int behind = at;
            at = start + size;
            control();
            if (type == POINTER) {
                throw new FormatException("pointer", field, "a value where it leads", "another pointer");
            }
            return behind;
        }

        private void control() {
            field = at;
            int control = u8("control byte");
            type = control >> 5;
            if (type == POINTER) {
                pointer(control);
                return;
            }
            if (type == 0) {
                type = 7 + u8("type");
                if (type < SIGNED_32 || type > FLOAT || (type > LIST && type < BOOLEAN)) {
                    throw new FormatException("type", field, "8 to 11, 14 or 15", Integer.toString(type));
                }
            }
            size = switch (control & 0x1f) {
                case 29 -> 29 + unsigned("size", 1);
                case 30 -> 285 + unsigned("size", 2);
                case 31 -> 65_821 + unsigned("size", 3);
                default -> control & 0x1f;
            };
        }

        private void pointer(int control) {
            int length = 1 + (control >> 3 & 3);
            long high = length == 4 ? 0 : (long) (control & 7) << (8 * length);
            long target = (high | (unsigned("pointer", length) & 0xffff_ffffL))
                    + switch (length) {
                        case 2 -> 2_048;
                        case 3 -> 526_336;
                        default -> 0;
                    };
            if (target >= size()) {
                throw new FormatException("pointer", field, "less than " + size(), Long.toString(target));
            }
            size = (int) target;
        }

        private String plain() {
            return switch (type) {
                case TEXT -> text();
                case BYTES -> HexFormat.of().formatHex(raw("bytes", size));
                case DOUBLE ->
                    Double.toString(ByteBuffer.wrap(exactly("double", 8)).getDouble());
                case FLOAT ->
                    Float.toString(ByteBuffer.wrap(exactly("float", 4)).getFloat());
                case BOOLEAN -> truth();
                case SIGNED_32 -> signed();
                case UNSIGNED_16 -> number("unsigned 16-bit number", 2);
                case UNSIGNED_32 -> number("unsigned 32-bit number", 4);
                case UNSIGNED_64 -> number("unsigned 64-bit number", 8);
                case UNSIGNED_128 -> number("unsigned 128-bit number", 16);
                default -> throw new FormatException("type", field, "a plain value", Integer.toString(type));
            };
        }

        private String text() {
            return new String(raw("text", size), StandardCharsets.UTF_8);
        }

        private String truth() {
            if (size > 1) {
                throw new FormatException("boolean", field, "0 or 1", Integer.toString(size));
            }
            return size == 1 ? "true" : "false";
        }

        // Fewer than all four bytes are never negative.
        private String signed() {
            most("signed 32-bit number", 4);
            return Integer.toString(unsigned("signed 32-bit number", size));
        }

        private String number(String what, int most) {
            most(what, most);
            return new BigInteger(1, raw(what, size)).toString();
        }

        private void most(String what, int most) {
            if (size > most) {
                throw new FormatException(what, field, "at most " + most + " bytes", size + " bytes");
            }
        }

        private byte[] exactly(String what, int length) {
            if (size != length) {
                throw new FormatException(what, field, length + " bytes", size + " bytes");
            }
            return raw(what, length);
        }

        private byte[] raw(String what, int length) {
            need(what, length);
            if (length > MAX_TEXT) {
                throw new FormatException(what, field, "at most " + MAX_TEXT + " bytes", length + " bytes");
            }
            byte[] raw = new byte[length];
            bytes.get(at, raw);
            at += length;
            return raw;
        }

        private int unsigned(String what, int length) {
            need(what, length);
            int value = 0;
            for (int i = 0; i < length; i++) {
                value = value << 8 | (bytes.get(at++) & 0xff);
            }
            return value;
        }

        private int u8(String what) {
            need(what, 1);
            return bytes.get(at++) & 0xff;
        }

        private void need(String what, int length) {
            if (length > end - at) {
                throw new FormatException(what, at, length + " bytes", (end - at) + " bytes left");
            }
        }
    }
}
