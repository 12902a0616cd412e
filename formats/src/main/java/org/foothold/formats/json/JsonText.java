package org.foothold.formats.json;

import static org.foothold.formats.LittleEndian.i64;
import static org.foothold.formats.LittleEndian.put64;

import java.nio.charset.StandardCharsets;
import org.foothold.formats.Utf16;

/**
 * Texts of values as UTF-16LE, one behind the other in a store that is emptied between objects: UTF-8 is decoded and
 * escapes are resolved. What is no UTF-8 becomes U+FFFD, as a damaged letter must not cost the event.
 */
public final class JsonText {
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    private static final long BACKSLASHES = '\\' * ONES;

    /** No byte of ASCII is this one. */
    private static final long NEITHER = -1;

    private static final char REPLACEMENT = '\uFFFD';

    private byte[] bytes;
    private int size;

    public JsonText() {
        this(1 << 14);
    }

    private JsonText(int capacity) {
        bytes = new byte[capacity];
    }

    /** The array that holds the text that was added last; an array once handed out is not overwritten before {@link #clear}. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the text that was added last ends. */
    public int size() {
        return size;
    }

    /** Empties the store. */
    public void clear() {
        size = 0;
    }

    /** Adds a text; it begins at the place that is given back and ends at {@link #size}. */
    public int add(byte[] source, int from, int to, boolean escaped) {
        // No byte of the source becomes more than one unit; eight are written at a time.
        int most = 2 * (to - from) + 2 * Long.BYTES;
        if (most > bytes.length - size) {
            // Slices of the old array stay as they are.
            bytes = new byte[Math.max(bytes.length, Integer.highestOneBit(Math.max(most, 1)) * 2)];
            size = 0;
        }
        int start = size;
        decode(source, from, to, escaped ? BACKSLASHES : NEITHER);
        return start;
    }

    /**
     * Decodes a text.
     *
     * @param marks eight times the ASCII character that begins an escape
     */
    private void decode(byte[] source, int from, int to, long marks) {
        int at = from;
        while (to - at >= Long.BYTES) {
            long word = i64(source, at);
            long other = word ^ marks;
            // The lowest bit tells the first byte that is not simply a letter.
            long special = (word | ((other - ONES) & ~other)) & TOPS;
            put64(bytes, size, widen(word));
            put64(bytes, size + Long.BYTES, widen(word >>> 32));
            if (special == 0) {
                at += Long.BYTES;
                size += 2 * Long.BYTES;
            } else {
                int plain = Long.numberOfTrailingZeros(special) >>> 3;
                size += 2 * plain;
                at = special(source, at + plain, to);
            }
        }
        int mark = (byte) marks;
        while (at < to) {
            int unit = source[at];
            if (unit < 0 || unit == mark) {
                at = special(source, at, to);
            } else {
                put((char) unit);
                at++;
            }
        }
    }

    /** The lower four bytes as four units. */
    private static long widen(long word) {
        long pairs = ((word & 0xffffffffL) | (word << 16)) & 0x0000ffff_0000ffffL;
        return (pairs | (pairs << 8)) & 0x00ff00ff_00ff00ffL;
    }

    private int special(byte[] source, int at, int to) {
        return source[at] < 0 ? letter(source, at, to) : escape(source, at + 1, to);
    }

    private int escape(byte[] source, int at, int to) {
        if (at >= to) {
            put(REPLACEMENT);
            return to;
        }
        int kind = source[at];
        if (kind == 'u') {
            int unit = at + 5 <= to ? hex(source, at + 1) : -1;
            put(unit < 0 ? REPLACEMENT : (char) unit);
            return Math.min(to, at + 5);
        }
        put(
                switch (kind) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case 'r' -> '\r';
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    default -> (char) (kind & 0xFF);
                });
        return at + 1;
    }

    /** Four hexadecimal digits; -1 where they are others. */
    static int hex(byte[] source, int at) {
        int unit = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = Character.digit(source[i], 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit * 16 + digit;
        }
        return unit;
    }

    // One letter of two to four bytes; at least one byte is used up.
    private int letter(byte[] source, int at, int to) {
        int first = source[at] & 0xFF;
        int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
        int least = more == 3 ? 0x10000 : more == 2 ? 0x800 : 0x80;
        int code = first & (0x3F >> more);
        if (first < 0xC2 || first > 0xF4 || at + more >= to) {
            put(REPLACEMENT);
            return at + 1;
        }
        for (int i = 1; i <= more; i++) {
            if ((source[at + i] & 0xC0) != 0x80) {
                put(REPLACEMENT);
                return at + 1;
            }
            code = (code << 6) | (source[at + i] & 0x3F);
        }
        if (code < least || code > Character.MAX_CODE_POINT || (code >= 0xD800 && code < 0xE000)) {
            put(REPLACEMENT);
        } else if (code < 0x10000) {
            put((char) code);
        } else {
            put(Character.highSurrogate(code));
            put(Character.lowSurrogate(code));
        }
        return at + more + 1;
    }

    private void put(char unit) {
        bytes[size++] = (byte) unit;
        bytes[size++] = (byte) (unit >> 8);
    }

    /** A text by itself. */
    public static String text(byte[] source, int from, int to, boolean escaped) {
        JsonText text = new JsonText(2 * (to - from) + 2 * Long.BYTES);
        int start = text.add(source, from, to, escaped);
        return Utf16.decode(text.bytes, start, text.size);
    }

    /** A key without its escapes, as UTF-8. */
    static byte[] unescaped(byte[] source, int from, int to) {
        return text(source, from, to, true).getBytes(StandardCharsets.UTF_8);
    }
}
