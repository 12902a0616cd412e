package org.foothold.formats.unpack;

import java.io.IOException;
import org.foothold.formats.LittleEndian;

/** Bits that were written last to first: they are read from the end of a stretch of bytes to its beginning. */
final class ZstdBits {
    /** Bits that one look can give, whatever bit of a byte it begins at. */
    static final int MOST = 56;

    private final byte[] bytes;
    private final int base;

    /** Bits that are left; below zero when more were asked for than there are. */
    private long left;

    /** The bits of the bytes from {@code from} to before {@code to}; the array has eight bytes more than that. */
    ZstdBits(byte[] bytes, int from, int to) throws IOException {
        if (to <= from || bytes[to - 1] == 0) {
            throw new IOException("zstd: a stream of bits without an end");
        }
        this.bytes = bytes;
        this.base = from;
        int mark = 31 - Integer.numberOfLeadingZeros(bytes[to - 1] & 0xff);
        this.left = 8L * (to - from - 1) + mark;
    }

    /** The next bits, as a number; bits before the beginning are zero. */
    long read(int count) {
        left -= count;
        return at(left, count);
    }

    /** The next bits, which stay unread. */
    int peek(int count) {
        return (int) at(left - count, count);
    }

    void skip(int count) {
        left -= count;
    }

    private long at(long from, int count) {
        if (from >= 0) {
            long word = LittleEndian.i64(bytes, base + (int) (from >>> 3));
            return (word >>> (from & 7)) & ((1L << count) - 1);
        }
        long there = count + from;
        return there <= 0 ? 0 : at(0, (int) there) << -from;
    }

    long left() {
        return left;
    }
}
