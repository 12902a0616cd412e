package org.foothold.formats.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.foothold.formats.FormatException;

/** The pieces of a sparse file that are in an archive; between them it is zero. */
final class Holes {
    /** A file with more pieces is no file of a system; tar itself writes one a block. */
    static final int MAX_PIECES = 1 << 20;

    private final List<long[]> pieces = new ArrayList<>();
    private long end;

    /** Adds a piece behind the ones before. */
    void add(long from, long length, long offset) {
        if (from < end || length < 0 || from > Long.MAX_VALUE - length || pieces.size() == MAX_PIECES) {
            throw new FormatException("sparse map", offset, "pieces in order", from + "+" + length);
        }
        end = from + length;
        if (length > 0) {
            pieces.add(new long[] {from, length});
        }
    }

    /** The file of so many bytes, from its pieces one behind the other. */
    InputStream over(InputStream packed, long bytes) {
        return new InputStream() {
            private int piece;
            private long at;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] to, int from, int length) throws IOException {
                if (length == 0 || at >= bytes) {
                    return length == 0 ? 0 : -1;
                }
                while (piece < pieces.size() && pieces.get(piece)[0] + pieces.get(piece)[1] <= at) {
                    piece++;
                }
                long[] next = piece < pieces.size() ? pieces.get(piece) : new long[] {bytes, 0};
                if (at < next[0]) {
                    int zeros = (int) Math.min(length, Math.min(next[0], bytes) - at);
                    Arrays.fill(to, from, from + zeros, (byte) 0);
                    at += zeros;
                    return zeros;
                }
                long left = Math.min(next[0] + next[1], bytes) - at;
                int count = packed.read(to, from, (int) Math.min(length, left));
                at += Math.max(count, 0);
                return count;
            }
        };
    }
}
