package org.foothold.formats.evtx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values as text by the means of the JDK: the plain way, which the fast one ({@link ValueText}) is compared with. What Windows
 * shows: {@code docs/evtx.md}.
 */
final class PlainValue {
    private static final LocalDateTime START = LocalDateTime.of(1601, 1, 1, 0, 0);

    private PlainValue() {}

    /** The value's texts: one, the elements of an array, or a null for the type NULL. */
    static List<@Nullable String> texts(byte[] bytes, int from, int to, int type) {
        List<@Nullable String> texts = new ArrayList<>();
        int one = type & ~ValueType.ARRAY;
        if (one == ValueType.NULL || (one == ValueType.BINXML && from == to)) {
            texts.add(null);
        } else if (one == type) {
            texts.add(text(bytes, from, to, one));
        } else {
            for (int at = from; at < to; ) {
                int next = ValueArray.next(bytes, at, to, one);
                texts.add(text(bytes, at, next, one));
                at = next;
            }
        }
        return Collections.unmodifiableList(texts);
    }

    private static String text(byte[] bytes, int from, int to, int type) {
        ByteBuffer value = ByteBuffer.wrap(bytes, from, to - from).slice().order(ByteOrder.LITTLE_ENDIAN);
        int size = value.remaining();
        return switch (type) {
            case ValueType.STRING, ValueType.XML -> utf16(value);
            case ValueType.ANSI -> ansi(value);
            case ValueType.INT8, ValueType.INT16, ValueType.INT32, ValueType.INT64 -> integer(value, true);
            case ValueType.UINT8, ValueType.UINT16, ValueType.UINT32, ValueType.UINT64 -> integer(value, false);
            case ValueType.HEX32, ValueType.HEX64, ValueType.SIZE, ValueType.HANDLE ->
                isInteger(size) ? "0x" + Long.toHexString(number(value, false)) : hex(value);
            case ValueType.REAL32 -> size == 4 ? ValueText.real(value.getFloat()) : hex(value);
            case ValueType.REAL64 -> size == 8 ? ValueText.real(value.getDouble()) : hex(value);
            case ValueType.BOOL -> isInteger(size) ? Boolean.toString(number(value, false) != 0) : hex(value);
            case ValueType.GUID -> size == 16 ? guid(value) : hex(value);
            case ValueType.FILETIME -> size == 8 ? fileTime(value.getLong()) : hex(value);
            case ValueType.SYSTEMTIME -> size == 16 ? systemTime(value) : hex(value);
            case ValueType.SID -> sid(value);
            default -> hex(value);
        };
    }

    private static String utf16(ByteBuffer value) {
        StringBuilder text = new StringBuilder();
        while (value.remaining() >= 2) {
            text.append(value.getChar());
        }
        return withoutTail(text);
    }

    private static String ansi(ByteBuffer value) {
        StringBuilder text = new StringBuilder();
        while (value.hasRemaining()) {
            text.append(Ansi.unit(value.get()));
        }
        return withoutTail(text);
    }

    private static String withoutTail(StringBuilder text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == 0) {
            end--;
        }
        return text.substring(0, end);
    }

    private static boolean isInteger(int size) {
        return size == 1 || size == 2 || size == 4 || size == 8;
    }

    private static long number(ByteBuffer value, boolean signed) {
        return switch (value.remaining()) {
            case 1 -> signed ? value.get() : Byte.toUnsignedLong(value.get());
            case 2 -> signed ? value.getShort() : Short.toUnsignedLong(value.getShort());
            case 4 -> signed ? value.getInt() : Integer.toUnsignedLong(value.getInt());
            default -> value.getLong();
        };
    }

    private static String integer(ByteBuffer value, boolean signed) {
        if (!isInteger(value.remaining())) {
            return hex(value);
        }
        long number = number(value, signed);
        return signed ? Long.toString(number) : Long.toUnsignedString(number);
    }

    private static String hex(ByteBuffer value) {
        byte[] copy = new byte[value.remaining()];
        value.get(copy);
        return HexFormat.of().withUpperCase().formatHex(copy);
    }

    private static String guid(ByteBuffer value) {
        long high = ((long) value.getInt() << 32) | ((value.getShort() & 0xffffL) << 16) | (value.getShort() & 0xffffL);
        return "{" + new UUID(high, value.order(ByteOrder.BIG_ENDIAN).getLong()) + "}";
    }

    private static String fileTime(long ticks) {
        long seconds = Long.divideUnsigned(ticks, 10_000_000);
        LocalDateTime time = START.plusSeconds(seconds);
        return String.format(
                Locale.ROOT,
                "%04d-%02d-%02dT%02d:%02d:%02d.%07dZ",
                time.getYear(),
                time.getMonthValue(),
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond(),
                ticks - seconds * 10_000_000);
    }

    private static String systemTime(ByteBuffer value) {
        int[] part = new int[8];
        for (int i = 0; i < 8; i++) {
            part[i] = value.getShort() & 0xffff;
        }
        return String.format(
                Locale.ROOT,
                "%04d-%02d-%02dT%02d:%02d:%02d.%03d0000Z",
                part[0],
                part[1],
                part[3],
                part[4],
                part[5],
                part[6],
                part[7]);
    }

    private static String sid(ByteBuffer value) {
        int size = value.remaining();
        if (size < 8 || value.get(1) < 0 || value.get(1) > 15 || size != 8 + 4 * value.get(1)) {
            return hex(value);
        }
        StringBuilder text = new StringBuilder("S-").append(value.get() & 0xff).append('-');
        int count = value.get();
        long authority =
                ((value.order(ByteOrder.BIG_ENDIAN).getShort() & 0xffffL) << 32) | (value.getInt() & 0xffffffffL);
        text.append(authority < 1L << 32 ? Long.toString(authority) : "0x" + Long.toHexString(authority));
        value.order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            text.append('-').append(Integer.toUnsignedString(value.getInt()));
        }
        return text.toString();
    }
}
