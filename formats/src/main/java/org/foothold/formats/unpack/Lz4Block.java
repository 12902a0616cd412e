package org.foothold.formats.unpack;

import java.io.IOException;
import java.util.Arrays;

/** Unpacks one block of LZ4 (https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md) that is wholly in memory. */
public final class Lz4Block {
    private static final int LONG = 15;
    private static final int SHORTEST = 4;

    private final byte[] bytes;
    private final int to;
    private final byte[] out;
    private int at;
    private int filled;

    private Lz4Block(byte[] bytes, int from, int to, int size) {
        this.bytes = bytes;
        this.at = from;
        this.to = to;
        this.out = new byte[size];
    }

    /** What the bytes from {@code from} to before {@code to} unpack to, which are so many. */
    public static byte[] unpack(byte[] bytes, int from, int to, int size) throws IOException {
        Lz4Block block = new Lz4Block(bytes, from, to, size);
        try {
            block.run();
        } catch (IndexOutOfBoundsException damaged) {
            throw new IOException("lz4: a block that is damaged", damaged);
        }
        return block.filled == size ? block.out : Arrays.copyOf(block.out, block.filled);
    }

    private void run() throws IOException {
        while (at < to) {
            int token = bytes[at++] & 0xff;
            int literals = length(token >> 4);
            if (literals > to - at || literals > out.length - filled) {
                throw new IOException("lz4: more literals than there are");
            }
            System.arraycopy(bytes, at, out, filled, literals);
            at += literals;
            filled += literals;
            // The last sequence has literals only.
            if (at >= to) {
                return;
            }
            int offset = (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
            at += 2;
            int count = length(token & LONG) + SHORTEST;
            if (offset == 0 || offset > filled || count > out.length - filled) {
                throw new IOException("lz4: an offset that leads outside");
            }
            for (int i = 0; i < count; i++) {
                out[filled] = out[filled - offset];
                filled++;
            }
        }
    }

    private int length(int first) throws IOException {
        int length = first;
        int more = first == LONG ? 255 : 0;
        while (more == 255) {
            if (at >= to || length > out.length) {
                throw new IOException("lz4: a length without an end");
            }
            more = bytes[at++] & 0xff;
            length += more;
        }
        return length;
    }
}
