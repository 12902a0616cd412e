package org.foothold.formats.json;

import java.nio.charset.StandardCharsets;
import org.foothold.formats.Utf16;

/**
 * Texts of values as UTF-16LE, one behind the other in a store that is emptied between objects: UTF-8 is decoded and
 * escapes are resolved. What is no UTF-8 becomes U+FFFD, as a damaged letter must not cost the event.
 */
public final class JsonText {
    private static final char REPLACEMENT = '\uFFFD';

    private byte[] bytes = new byte[1 << 14];
    private int size;

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
        // No byte of the source becomes more than one unit.
        int most = 2 * (to - from);
        if (most > bytes.length - size) {
            // Slices of the old array stay as they are.
            bytes = new byte[Math.max(bytes.length, Integer.highestOneBit(Math.max(most, 1)) * 2)];
            size = 0;
        }
        int start = size;
        int plain = widen(source, from, to, escaped);
        if (plain < to) {
            decode(source, plain, to, escaped);
        }
        return start;
    }

    // The part before the first byte that is not simply a letter.
    private int widen(byte[] source, int from, int to, boolean escaped) {
        byte[] target = bytes;
        int out = size;
        int at = from;
        while (at < to) {
            byte unit = source[at];
            if (unit < 0 || (escaped && unit == '\\')) {
                break;
            }
            target[out] = unit;
            target[out + 1] = 0;
            out += 2;
            at++;
        }
        size = out;
        return at;
    }

    private void decode(byte[] source, int from, int to, boolean escaped) {
        int at = from;
        while (at < to) {
            int unit = source[at];
            if (unit >= 0 && !(escaped && unit == '\\')) {
                put((char) unit);
                at++;
            } else if (unit >= 0) {
                at = escape(source, at + 1, to);
            } else {
                at = letter(source, at, to);
            }
        }
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
        JsonText text = new JsonText();
        int start = text.add(source, from, to, escaped);
        return Utf16.decode(text.bytes, start, text.size);
    }

    /** A key without its escapes, as UTF-8. */
    static byte[] unescaped(byte[] source, int from, int to) {
        return text(source, from, to, true).getBytes(StandardCharsets.UTF_8);
    }
}
