package org.foothold.formats.evtx;

import static org.foothold.formats.LittleEndian.i32;
import static org.foothold.formats.LittleEndian.i64;
import static org.foothold.formats.LittleEndian.put16;
import static org.foothold.formats.LittleEndian.u16;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Writes single values of all types but strings as Windows shows them, one byte a character, without an object. A value whose
 * size does not fit its type is shown as binary, so that nothing is lost.
 */
final class ValueText {
    /** 100-ns steps from 1601 to 1970, and in a day. */
    static final long EPOCH_1601 = 116_444_736_000_000_000L;

    private static final long DAY = 864_000_000_000L;

    /** Days from 0000-03-01 to 1601-01-01, from where leap days are counted. */
    private static final long DAYS_TO_1601 = 584_694;

    /** A SID has at most 15 sub-authorities ([MS-DTYP] 2.4.2). */
    static final int MOST_SUB_AUTHORITIES = 15;

    private static final byte[] LOWER = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] UPPER = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    /** Two digits at once, the first in the low byte: of bytes in hex, and of 0 to 99. */
    private static final short[] LOWER_PAIRS = pairs(256, 16, LOWER);

    private static final short[] UPPER_PAIRS = pairs(256, 16, UPPER);
    private static final short[] DECIMAL_PAIRS = pairs(100, 10, LOWER);

    private ValueText() {}

    private static short[] pairs(int count, int base, byte[] digits) {
        short[] pairs = new short[count];
        for (int i = 0; i < count; i++) {
            pairs[i] = (short) (digits[i / base] | (digits[i % base] << 8));
        }
        return pairs;
    }

    /** Bytes that {@link #write} needs at most for a value of this many bytes. */
    static int room(int size) {
        return 8 * size + 64;
    }

    /**
     * Writes the value at {@code from} to before {@code to} into {@code out} at {@code at}; returns the end of the text.
     * The caller has seen to {@link #room}.
     */
    static int write(byte[] bytes, int from, int to, int type, byte[] out, int at) {
        int size = to - from;
        return switch (type) {
            case ValueType.INT8, ValueType.INT16, ValueType.INT32, ValueType.INT64 ->
                whole(size) ? signed(signedAt(bytes, from, size), out, at) : binary(bytes, from, to, out, at);
            case ValueType.UINT8, ValueType.UINT16, ValueType.UINT32, ValueType.UINT64 ->
                whole(size) ? unsigned(unsignedAt(bytes, from, size), out, at) : binary(bytes, from, to, out, at);
            case ValueType.HEX32, ValueType.HEX64, ValueType.SIZE, ValueType.HANDLE ->
                whole(size) ? hex(unsignedAt(bytes, from, size), out, at) : binary(bytes, from, to, out, at);
            case ValueType.REAL32 ->
                size == 4
                        ? ascii(real(Float.intBitsToFloat(i32(bytes, from))), out, at)
                        : binary(bytes, from, to, out, at);
            case ValueType.REAL64 ->
                size == 8
                        ? ascii(real(Double.longBitsToDouble(i64(bytes, from))), out, at)
                        : binary(bytes, from, to, out, at);
            case ValueType.BOOL ->
                whole(size)
                        ? ascii(unsignedAt(bytes, from, size) != 0 ? "true" : "false", out, at)
                        : binary(bytes, from, to, out, at);
            case ValueType.GUID -> size == 16 ? guid(bytes, from, out, at) : binary(bytes, from, to, out, at);
            case ValueType.FILETIME ->
                size == 8 ? fileTime(i64(bytes, from), out, at) : binary(bytes, from, to, out, at);
            case ValueType.SYSTEMTIME ->
                size == 16 ? systemTime(bytes, from, out, at) : binary(bytes, from, to, out, at);
            case ValueType.SID ->
                sidSize(bytes, from, to) == size ? sid(bytes, from, out, at) : binary(bytes, from, to, out, at);
            default -> binary(bytes, from, to, out, at);
        };
    }

    /** Whether an integer can have so many bytes. */
    static boolean whole(int size) {
        return size == 4 || size == 2 || size == 8 || size == 1;
    }

    /** The number of 1, 2, 4 or 8 bytes, without sign. */
    static long unsignedAt(byte[] bytes, int from, int size) {
        return switch (size) {
            case 1 -> bytes[from] & 0xff;
            case 2 -> u16(bytes, from);
            case 4 -> i32(bytes, from) & 0xffffffffL;
            default -> i64(bytes, from);
        };
    }

    private static long signedAt(byte[] bytes, int from, int size) {
        return switch (size) {
            case 1 -> bytes[from];
            case 2 -> (short) u16(bytes, from);
            case 4 -> i32(bytes, from);
            default -> i64(bytes, from);
        };
    }

    /** Bytes of the SID at {@code from}, or -1 where none can stand before {@code to}. */
    static int sidSize(byte[] bytes, int from, int to) {
        if (to - from < 8 || bytes[from + 1] < 0 || bytes[from + 1] > MOST_SUB_AUTHORITIES) {
            return -1;
        }
        int size = 8 + 4 * bytes[from + 1];
        return size <= to - from ? size : -1;
    }

    static int ascii(String text, byte[] out, int at) {
        for (int i = 0; i < text.length(); i++) {
            out[at + i] = (byte) text.charAt(i);
        }
        return at + text.length();
    }

    /** The shortest digits that give the number back, without an exponent where it is of everyday size. */
    static String real(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "INF" : "-INF";
        }
        return plain(Double.toString(value), Math.abs(value));
    }

    static String real(float value) {
        if (Float.isNaN(value) || Float.isInfinite(value)) {
            return real((double) value);
        }
        return plain(Float.toString(value), Math.abs(value));
    }

    private static String plain(String shortest, double size) {
        if (size != 0 && (size < 1e-9 || size >= 1e18)) {
            return shortest;
        }
        String text = shortest.indexOf('E') < 0 ? shortest : new BigDecimal(shortest).toPlainString();
        return text.indexOf('.') < 0 ? text + ".0" : text;
    }

    private static int signed(long value, byte[] out, int at) {
        if (value >= 0) {
            return unsigned(value, out, at);
        }
        out[at] = '-';
        return unsigned(-value, out, at + 1);
    }

    static int unsigned(long value, byte[] out, int at) {
        if (value < 0) {
            long tens = Long.divideUnsigned(value, 10);
            int end = unsigned(tens, out, at);
            out[end] = (byte) ('0' + (value - 10 * tens));
            return end + 1;
        }
        int length = digits(value);
        long rest = value;
        int i = at + length;
        while (rest >= 100) {
            long hundreds = rest / 100;
            i -= 2;
            put16(out, i, DECIMAL_PAIRS[(int) (rest - 100 * hundreds)]);
            rest = hundreds;
        }
        if (rest >= 10) {
            put16(out, at, DECIMAL_PAIRS[(int) rest]);
        } else {
            out[at] = (byte) ('0' + rest);
        }
        return at + length;
    }

    private static int digits(long value) {
        int digits = 1;
        for (long bound = 10; digits < 19 && value >= bound; bound *= 10) {
            digits++;
        }
        return digits;
    }

    private static int hex(long value, byte[] out, int at) {
        out[at] = '0';
        out[at + 1] = 'x';
        int length = Math.max(1, (67 - Long.numberOfLeadingZeros(value)) / 4);
        long rest = value;
        for (int i = at + 1 + length; i > at + 1; i--) {
            out[i] = LOWER[(int) rest & 15];
            rest >>>= 4;
        }
        return at + 2 + length;
    }

    private static int binary(byte[] bytes, int from, int to, byte[] out, int at) {
        int end = at;
        for (int i = from; i < to; i++) {
            put16(out, end, UPPER_PAIRS[bytes[i] & 0xff]);
            end += 2;
        }
        return end;
    }

    private static int lower(byte[] bytes, int from, byte[] out, int at) {
        put16(out, at, LOWER_PAIRS[bytes[from] & 0xff]);
        return at + 2;
    }

    static int guid(byte[] bytes, int from, byte[] out, int at) {
        out[at] = '{';
        int end = at + 1;
        for (int i = 3; i >= 0; i--) {
            end = lower(bytes, from + i, out, end);
        }
        out[end++] = '-';
        end = lower(bytes, from + 4, out, lower(bytes, from + 5, out, end));
        // the two bytes of a group are written in reverse: the file holds them little-endian
        out[end] = '-';
        end = lower(bytes, from + 6, out, lower(bytes, from + 7, out, end + 1));
        out[end++] = '-';
        for (int i = 8; i < 16; i++) {
            end = lower(bytes, from + i, out, end);
            if (i == 9) {
                out[end++] = '-';
            }
        }
        out[end] = '}';
        return end + 1;
    }

    private static int sid(byte[] bytes, int from, byte[] out, int at) {
        out[at] = 'S';
        out[at + 1] = '-';
        int end = unsigned(bytes[from] & 0xff, out, at + 2);
        out[end++] = '-';
        long authority = 0;
        for (int i = 2; i < 8; i++) {
            authority = (authority << 8) | (bytes[from + i] & 0xff);
        }
        end = authority < 1L << 32 ? unsigned(authority, out, end) : hex(authority, out, end);
        for (int i = 0; i < bytes[from + 1]; i++) {
            out[end++] = '-';
            end = unsigned(i32(bytes, from + 8 + 4 * i) & 0xffffffffL, out, end);
        }
        return end;
    }

    static int fileTime(long ticks, byte[] out, int at) {
        long days = ticks >= 0 ? ticks / DAY : Long.divideUnsigned(ticks, DAY);
        return clock(ticks - days * DAY, out, date(days, out, at));
    }

    /** The time of a day of 100-ns steps, from the T to the Z. */
    private static int clock(long inDay, byte[] out, int at) {
        int seconds = (int) (inDay / 10_000_000);
        int rest = (int) (inDay - seconds * 10_000_000L);
        int minutes = seconds / 60;
        out[at] = 'T';
        put16(out, at + 1, DECIMAL_PAIRS[minutes / 60]);
        out[at + 3] = ':';
        put16(out, at + 4, DECIMAL_PAIRS[minutes % 60]);
        out[at + 6] = ':';
        put16(out, at + 7, DECIMAL_PAIRS[seconds % 60]);
        out[at + 9] = '.';
        int high = rest / 1000;
        int low = rest - 1000 * high;
        put16(out, at + 10, DECIMAL_PAIRS[high / 100]);
        put16(out, at + 12, DECIMAL_PAIRS[high % 100]);
        put16(out, at + 14, DECIMAL_PAIRS[low / 10]);
        out[at + 16] = (byte) ('0' + low % 10);
        out[at + 17] = 'Z';
        return at + 18;
    }

    /** Years that begin in March put the leap day last, so that month lengths follow one formula. */
    private static int date(long daysSince1601, byte[] out, int at) {
        long days = daysSince1601 + DAYS_TO_1601;
        long era = days / 146_097;
        int inEra = (int) (days - era * 146_097);
        int year = (inEra - inEra / 1460 + inEra / 36_524 - inEra / 146_096) / 365;
        int inYear = inEra - (365 * year + year / 4 - year / 100);
        int shifted = (5 * inYear + 2) / 153;
        int day = inYear - (153 * shifted + 2) / 5 + 1;
        int month = shifted < 10 ? shifted + 3 : shifted - 9;
        int end = padded((int) (era * 400) + year + (month <= 2 ? 1 : 0), 4, out, at);
        out[end] = '-';
        put16(out, end + 1, DECIMAL_PAIRS[month]);
        out[end + 3] = '-';
        put16(out, end + 4, DECIMAL_PAIRS[day]);
        return end + 6;
    }

    private static int systemTime(byte[] bytes, int from, byte[] out, int at) {
        int end = padded(u16(bytes, from), 4, out, at);
        end = padded(u16(bytes, from + 2), 2, out, mark('-', out, end));
        end = padded(u16(bytes, from + 6), 2, out, mark('-', out, end));
        end = padded(u16(bytes, from + 8), 2, out, mark('T', out, end));
        end = padded(u16(bytes, from + 10), 2, out, mark(':', out, end));
        end = padded(u16(bytes, from + 12), 2, out, mark(':', out, end));
        end = padded(u16(bytes, from + 14), 3, out, mark('.', out, end));
        return mark('Z', out, padded(0, 4, out, end));
    }

    private static int mark(char mark, byte[] out, int at) {
        out[at] = (byte) mark;
        return at + 1;
    }

    private static int padded(int value, int width, byte[] out, int at) {
        int length = Math.max(width, digits(value));
        int rest = value;
        for (int i = at + length; i > at; ) {
            out[--i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + length;
    }
}
