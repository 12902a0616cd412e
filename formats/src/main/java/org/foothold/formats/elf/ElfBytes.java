package org.foothold.formats.elf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.foothold.formats.FormatException;
import org.foothold.formats.LittleEndian;
import org.foothold.formats.RandomBytes;

/** Pieces of the file, and numbers in them as the file writes them. */
final class ElfBytes {
    /** Names of symbols of C++ are long; what is longer is cut. */
    private static final int MAX_NAME = 4096;

    private final RandomBytes file;
    private final long size;
    final boolean wide;
    final boolean big;

    ElfBytes(RandomBytes file, boolean wide, boolean big) throws IOException {
        this.file = file;
        this.size = file.size();
        this.wide = wide;
        this.big = big;
    }

    long size() {
        return size;
    }

    /** A piece of the file, whole. */
    byte[] piece(String what, long offset, long length, int limit) throws IOException {
        if (offset < 0 || length < 0 || offset > size || length > size - offset) {
            throw new FormatException(what, Math.max(0, offset), "a piece of the file", length + " bytes at " + offset);
        }
        if (length > limit) {
            throw new FormatException(what, offset, "at most " + limit + " bytes", Long.toString(length));
        }
        byte[] bytes = new byte[(int) length];
        int read = file.read(offset, bytes, 0, bytes.length);
        if (read < bytes.length) {
            throw new FormatException(what, offset, length + " bytes", Integer.toString(read));
        }
        return bytes;
    }

    int u16(byte[] bytes, int at) {
        int value = LittleEndian.u16(bytes, at);
        return big ? (value & 0xff) << 8 | value >> 8 : value;
    }

    int i32(byte[] bytes, int at) {
        int value = LittleEndian.i32(bytes, at);
        return big ? Integer.reverseBytes(value) : value;
    }

    long u32(byte[] bytes, int at) {
        return Integer.toUnsignedLong(i32(bytes, at));
    }

    /** A number of the size of an address. */
    long word(byte[] bytes, int at) {
        if (!wide) {
            return u32(bytes, at);
        }
        long value = LittleEndian.i64(bytes, at);
        return big ? Long.reverseBytes(value) : value;
    }

    /** The text that starts here and ends at a zero byte; empty where there is none. */
    static String text(byte[] bytes, long at) {
        if (at < 0 || at >= bytes.length) {
            return "";
        }
        int from = (int) at;
        int end = from;
        while (end < bytes.length && bytes[end] != 0 && end - from < MAX_NAME) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }
}
