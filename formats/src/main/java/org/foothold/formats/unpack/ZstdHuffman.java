package org.foothold.formats.unpack;

import java.io.IOException;
import java.util.Arrays;

/** A table of Huffman's code for literals: what each beginning of a stream stands for. */
final class ZstdHuffman {
    private static final int MAX_BITS = 11;
    private static final int MAX_SYMBOLS = 256;
    private static final int WEIGHTS_LOG = 6;

    private final int most;
    private final byte[] symbols;
    private final byte[] bits;

    /** Where the description of the table ended. */
    final int end;

    private ZstdHuffman(int[] weights, int count, int end) throws IOException {
        this.end = end;
        int sum = 0;
        for (int i = 0; i < count; i++) {
            if (weights[i] > MAX_BITS) {
                throw new IOException("zstd: a code of too many bits");
            }
            sum += weights[i] == 0 ? 0 : 1 << (weights[i] - 1);
        }
        most = 32 - Integer.numberOfLeadingZeros(sum);
        int rest = (1 << most) - sum;
        if (sum == 0 || most > MAX_BITS || Integer.bitCount(rest) != 1 || count >= MAX_SYMBOLS) {
            throw new IOException("zstd: weights that are no code");
        }
        // What is left belongs to the last symbol, whose weight is not written.
        weights[count] = Integer.numberOfTrailingZeros(rest) + 1;
        symbols = new byte[1 << most];
        bits = new byte[1 << most];
        int at = 0;
        for (int weight = 1; weight <= most; weight++) {
            for (int symbol = 0; symbol <= count; symbol++) {
                if (weights[symbol] == weight) {
                    int length = 1 << (weight - 1);
                    Arrays.fill(symbols, at, at + length, (byte) symbol);
                    Arrays.fill(bits, at, at + length, (byte) (most + 1 - weight));
                    at += length;
                }
            }
        }
    }

    /** Reads the description of a table. */
    static ZstdHuffman read(byte[] bytes, int from, int to) throws IOException {
        int head = bytes[from] & 0xff;
        int[] weights = new int[MAX_SYMBOLS];
        int count;
        int end;
        if (head >= 128) {
            count = head - 127;
            end = from + 1 + (count + 1) / 2;
            check(end, to);
            for (int i = 0; i < count; i++) {
                int pair = bytes[from + 1 + i / 2];
                weights[i] = i % 2 == 0 ? (pair >> 4) & 15 : pair & 15;
            }
        } else {
            end = from + 1 + head;
            check(end, to);
            ZstdTable.Described described = ZstdTable.read(bytes, from + 1, end, WEIGHTS_LOG, MAX_SYMBOLS - 1);
            count = weights(described.table(), new ZstdBits(bytes, described.end(), end), weights);
        }
        return new ZstdHuffman(weights, count, end);
    }

    private static void check(int end, int to) throws IOException {
        if (end > to) {
            throw new IOException("zstd: a code that is cut off");
        }
    }

    // Two states take turns until the bits are used up; what they hold then are the last two.
    private static int weights(ZstdTable table, ZstdBits in, int[] weights) throws IOException {
        int[] states = {(int) in.read(table.log), (int) in.read(table.log)};
        int count = 0;
        int turn = 0;
        while (count < MAX_SYMBOLS - 2) {
            int state = states[turn];
            weights[count++] = table.symbols[state];
            states[turn] = table.bases[state] + (int) in.read(table.bits[state]);
            turn = 1 - turn;
            if (in.left() < 0) {
                weights[count++] = table.symbols[states[turn]];
                return count;
            }
        }
        throw new IOException("zstd: too many weights");
    }

    /** Decodes so many literals. */
    void decode(byte[] bytes, int from, int to, byte[] out, int outFrom, int outTo) throws IOException {
        ZstdBits in = new ZstdBits(bytes, from, to);
        for (int at = outFrom; at < outTo; at++) {
            int found = in.peek(most);
            out[at] = symbols[found];
            in.skip(bits[found]);
        }
        if (in.left() != 0) {
            throw new IOException("zstd: a stream of literals that does not end with its last one");
        }
    }
}
