package org.foothold.formats.evtx;

import static org.foothold.formats.LittleEndian.i64;
import static org.foothold.formats.LittleEndian.put16;
import static org.foothold.formats.LittleEndian.put32;
import static org.foothold.formats.LittleEndian.put64;
import static org.foothold.formats.LittleEndian.u16;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.foothold.formats.FormatException;

/** A growing buffer of UTF-8, into which texts are written straight from the chunk, escaped on the way. */
public final class Output {
    /** Text of a chunk. A real one brings a few hundred kilobytes; a crafted one must not fill the memory. */
    private static final int MOST = 1 << 23;

    /** The most bytes that two bytes of UTF-16 become: a mark of three and four digits. */
    private static final int WIDEST = 7;

    /** What a literal has behind it, so that the last word can be read whole. */
    static final int SLACK = 8;

    /** Up to here words are faster than a call that copies. */
    private static final int SHORT = 64;

    private static final long NOT_ASCII = 0xff80ff80ff80ff80L;
    private static final long ONES = 0x0001000100010001L;
    private static final long TOPS = 0x8000800080008000L;
    private static final long SPACES = 0x20 * ONES;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;

    /** Two signs below each other: the ampersand and the quote of attributes. */
    private static final long AMPERSANDS = '&' * ONES;

    private static final long OPENING = '<' * ONES;
    private static final long CLOSING = '>' * ONES;

    private byte[] bytes = new byte[1 << 16];
    private int size;
    private final byte[] time = new byte[48];
    private int lastTime;
    private long lastTicks;

    /** Bytes written so far. */
    public int size() {
        return size;
    }

    /** The array they are in. */
    public byte[] bytes() {
        return bytes;
    }

    /** Forgets what was written behind this size. */
    public void truncate(int to) {
        size = to;
    }

    /** A copy of what was written. */
    public byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }

    /** Hands on all that was written. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }

    /** Makes room for so many bytes more. */
    void room(int more) {
        if (more > bytes.length - size) {
            if (size + more > MOST || more < 0) {
                throw new FormatException("text", 0, "at most " + MOST + " bytes for a chunk", "more");
            }
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }

    void put(char ascii) {
        room(1);
        bytes[size++] = (byte) ascii;
    }

    /** Appends bytes that have {@link #SLACK} zeros behind them, so that short ones are copied by words. */
    void put(byte[] padded, int length) {
        room(length + SLACK);
        byte[] out = bytes;
        int at = size;
        if (length > SHORT) {
            System.arraycopy(padded, 0, out, at, length);
        } else {
            for (int i = 0; i < length; i += 8) {
                put64(out, at + i, i64(padded, i));
            }
        }
        size = at + length;
    }

    void put(byte[] some) {
        room(some.length);
        System.arraycopy(some, 0, bytes, size, some.length);
        size += some.length;
    }

    /** Text that needs no escapes. */
    void put(String text) {
        put(text.getBytes(StandardCharsets.UTF_8));
    }

    void number(long value) {
        room(20);
        size = ValueText.unsigned(value, bytes, size);
    }

    /** A comma, unless an object has just been opened. */
    void comma() {
        if (size > 0 && bytes[size - 1] != '{') {
            put(',');
        }
    }

    /** A time; the same one often comes twice. */
    void fileTime(long ticks) {
        if (ticks != lastTicks || lastTime == 0) {
            lastTicks = ticks;
            lastTime = ValueText.fileTime(ticks, time, 0);
        }
        put(time, lastTime);
    }

    /** A value of any type but strings, as Windows shows it. */
    void value(byte[] chunk, int from, int to, int type) {
        if (type == ValueType.FILETIME && to - from == 8) {
            fileTime(i64(chunk, from));
            return;
        }
        room(ValueText.room(to - from));
        size = ValueText.write(chunk, from, to, type, bytes, size);
    }

    /** A string in the words of JSON, without the quotes around it. */
    void json(byte[] chunk, int from, int to) {
        int behind = withoutTail(chunk, from, to);
        room(WIDEST * ((behind - from) / 2) + 16);
        byte[] out = bytes;
        int end = size;
        int at = from;
        while (at < behind) {
            while (behind - at >= 16) {
                long one = i64(chunk, at);
                long two = i64(chunk, at + 8);
                if ((jsonMarks(one) | jsonMarks(two)) != 0) {
                    break;
                }
                put64(out, end, narrow(one) | (narrow(two) << 32));
                end += 8;
                at += 16;
            }
            if (behind - at >= 8) {
                long four = i64(chunk, at);
                // The lowest mark is right; those above it may come of a borrow.
                int plain = Long.numberOfTrailingZeros(jsonMarks(four)) >>> 4;
                put32(out, end, (int) narrow(four));
                end += plain;
                at += 2 * plain;
                if (plain == 4) {
                    continue;
                }
            }
            if (at < behind) {
                int unit = u16(chunk, at);
                end = unit < 0x80 ? Escape.json((char) unit, out, end) : jsonWide(chunk, at, behind, out, end);
                at += unit >= 0x80 && pair(chunk, at, behind) ? 4 : 2;
            }
        }
        size = end;
    }

    /** Not zero where one of four units is not ASCII, a control character, a quote or a backslash. */
    private static long jsonMarks(long four) {
        long borrowed = (four - SPACES) | ((four ^ QUOTES) - ONES) | ((four ^ BACKSLASHES) - ONES);
        return (four & NOT_ASCII) | (borrowed & TOPS);
    }

    private static boolean pair(byte[] chunk, int at, int behind) {
        return at + 4 <= behind && Character.isSurrogatePair((char) u16(chunk, at), (char) u16(chunk, at + 2));
    }

    private static int jsonWide(byte[] chunk, int at, int behind, byte[] out, int end) {
        char unit = (char) u16(chunk, at);
        if (!Character.isSurrogate(unit)) {
            return wide(unit, out, end);
        }
        return pair(chunk, at, behind)
                ? four(unit, (char) u16(chunk, at + 2), out, end)
                : Escape.unicode(unit, out, end);
    }

    /** A string as XML content, or as an attribute's value. */
    void xml(byte[] chunk, int from, int to, boolean attribute) {
        int behind = withoutTail(chunk, from, to);
        room(WIDEST * ((behind - from) / 2) + 16);
        byte[] out = bytes;
        int end = size;
        int at = from;
        while (at < behind) {
            while (behind - at >= 16) {
                long one = i64(chunk, at);
                long two = i64(chunk, at + 8);
                if ((xmlMarks(one) | xmlMarks(two)) != 0) {
                    break;
                }
                put64(out, end, narrow(one) | (narrow(two) << 32));
                end += 8;
                at += 16;
            }
            if (at == behind) {
                break;
            }
            int unit = u16(chunk, at);
            if (unit < 0x80 || !(pair(chunk, at, behind) || Escape.xmlAllows((char) unit))) {
                end = Escape.xml((char) unit, attribute, out, end);
                at += 2;
            } else if (pair(chunk, at, behind)) {
                end = four((char) unit, (char) u16(chunk, at + 2), out, end);
                at += 4;
            } else {
                end = wide(unit, out, end);
                at += 2;
            }
        }
        size = end;
    }

    /** Not zero where one of four units is not ASCII, a control character, or one of the signs of XML. */
    private static long xmlMarks(long four) {
        long borrowed = (four - SPACES)
                | ((four ^ AMPERSANDS) - 2 * ONES)
                | ((four ^ OPENING) - ONES)
                | ((four ^ CLOSING) - ONES);
        return (four & NOT_ASCII) | (borrowed & TOPS);
    }

    /** ANSI text, in the words of JSON or XML, by way of a string: it is rare. */
    void ansi(byte[] chunk, int from, int to, boolean json, boolean attribute) {
        byte[] wide = new byte[2 * (to - from)];
        for (int i = from; i < to; i++) {
            put16(wide, 2 * (i - from), Ansi.unit(chunk[i]));
        }
        if (json) {
            json(wide, 0, wide.length);
        } else {
            xml(wide, 0, wide.length, attribute);
        }
    }

    private static int withoutTail(byte[] chunk, int from, int to) {
        int behind = from + ((to - from) & ~1);
        while (behind > from && u16(chunk, behind - 2) == 0) {
            behind -= 2;
        }
        return behind;
    }

    /** The low bytes of four units. */
    private static long narrow(long four) {
        long two = (four | (four >>> 8)) & 0x0000ffff0000ffffL;
        return (two | (two >>> 16)) & 0xffffffffL;
    }

    private static int wide(int unit, byte[] out, int at) {
        if (unit < 0x800) {
            out[at] = (byte) (0xc0 | (unit >> 6));
            out[at + 1] = (byte) (0x80 | (unit & 0x3f));
            return at + 2;
        }
        out[at] = (byte) (0xe0 | (unit >> 12));
        out[at + 1] = (byte) (0x80 | ((unit >> 6) & 0x3f));
        out[at + 2] = (byte) (0x80 | (unit & 0x3f));
        return at + 3;
    }

    private static int four(char high, char low, byte[] out, int at) {
        int point = Character.toCodePoint(high, low);
        out[at] = (byte) (0xf0 | (point >> 18));
        out[at + 1] = (byte) (0x80 | ((point >> 12) & 0x3f));
        out[at + 2] = (byte) (0x80 | ((point >> 6) & 0x3f));
        out[at + 3] = (byte) (0x80 | (point & 0x3f));
        return at + 4;
    }
}
