package org.foothold.sigma.match;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes being written: numbers in seven-bit groups, texts with their length before them. */
final class ByteSink {
    private byte[] bytes = new byte[256];
    private int size;

    int size() {
        return size;
    }

    byte at(int index) {
        return bytes[index];
    }

    void putByte(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    /** A constant by its place among its kind: another order is another version of what is written. */
    @SuppressWarnings("EnumOrdinal")
    void putConstant(Enum<?> constant) {
        putByte(constant.ordinal());
    }

    /** A number that is not negative as an unsigned one; it takes few bytes where it is small. */
    void putNumber(int value) {
        reserve(5);
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    void putLong(long value) {
        reserve(8);
        for (int i = 0; i < 8; i++) {
            bytes[size++] = (byte) (value >>> (8 * i));
        }
    }

    /** A text unit by unit, so that unpaired surrogates are kept; one byte a unit where all of them are below 0x100. */
    void putText(String text) {
        boolean narrow = text.chars().allMatch(c -> c < 0x100);
        putNumber((text.length() << 1) | (narrow ? 0 : 1));
        for (int i = 0; i < text.length(); i++) {
            putByte(text.charAt(i));
            if (!narrow) {
                putByte(text.charAt(i) >>> 8);
            }
        }
    }

    /** A text that may be missing. */
    void putOptional(@Nullable String text) {
        putByte(text == null ? 0 : 1);
        if (text != null) {
            putText(text);
        }
    }

    void putBytes(byte[] other) {
        putBytes(other, 0, other.length);
    }

    void putBytes(byte[] other, int from, int count) {
        reserve(count);
        System.arraycopy(other, from, bytes, size, count);
        size += count;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
