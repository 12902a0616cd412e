package org.foothold.sigma.match;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A place in bytes that a {@link ByteSink} wrote. Damaged bytes give an {@link IllegalStateException}, never anything else. */
final class ByteCursor {
    private final byte[] bytes;
    private int at;

    ByteCursor(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    int at() {
        return at;
    }

    void moveTo(int position) {
        at = position;
    }

    int takeByte() {
        need(1);
        return bytes[at++];
    }

    int takeNumber() {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            need(1);
            byte next = bytes[at++];
            value |= (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalStateException("a number does not end at byte " + at);
    }

    /** A number of things that follow, each of which takes a byte or more. */
    int takeCount() {
        int count = takeNumber();
        need(count);
        return count;
    }

    long takeLong() {
        need(8);
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value |= (bytes[at++] & 0xFFL) << (8 * i);
        }
        return value;
    }

    String takeText() {
        int header = takeNumber();
        int units = header >>> 1;
        if ((header & 1) == 0) {
            need(units);
            String text = new String(bytes, at, units, StandardCharsets.ISO_8859_1);
            at += units;
            return text;
        }
        need(2L * units);
        char[] wide = new char[units];
        for (int i = 0; i < units; i++) {
            wide[i] = (char) ((bytes[at] & 0xFF) | (bytes[at + 1] << 8));
            at += 2;
        }
        return new String(wide);
    }

    /** A text that may be missing. */
    @Nullable
    String takeOptional() {
        return takeByte() == 0 ? null : takeText();
    }

    byte[] takeBytes(int count) {
        need(count);
        byte[] taken = Arrays.copyOfRange(bytes, at, at + count);
        at += count;
        return taken;
    }

    /** Copies bytes to a sink. */
    void copy(int count, ByteSink sink) {
        need(count);
        sink.putBytes(bytes, at, count);
        at += count;
    }

    void skip(int count) {
        need(count);
        at += count;
    }

    private void need(long count) {
        if (count < 0 || count > bytes.length - at) {
            throw new IllegalStateException(
                    "the bytes end at " + bytes.length + ", " + count + " more needed at " + at);
        }
    }
}
