package org.foothold.formats.unpack;

import java.io.IOException;
import java.util.Arrays;

/** A table of finite state entropy: each state gives a symbol, and how the next state is found. */
final class ZstdTable {
    final int log;
    final byte[] symbols;
    final byte[] bits;
    final short[] bases;

    private ZstdTable(int log) {
        this.log = log;
        symbols = new byte[1 << log];
        bits = new byte[1 << log];
        bases = new short[1 << log];
    }

    /** One state for ever. */
    static ZstdTable single(int symbol) {
        ZstdTable table = new ZstdTable(0);
        table.symbols[0] = (byte) symbol;
        return table;
    }

    /** A table of these frequencies; one below zero stands for less than one. */
    static ZstdTable of(int log, int... frequencies) throws IOException {
        ZstdTable table = new ZstdTable(log);
        int size = 1 << log;
        int[] next = new int[frequencies.length];
        int high = size;
        for (int symbol = 0; symbol < frequencies.length; symbol++) {
            if (frequencies[symbol] < 0) {
                table.symbols[--high] = (byte) symbol;
                next[symbol] = 1;
            }
        }
        int step = (size >> 1) + (size >> 3) + 3;
        int at = 0;
        for (int symbol = 0; symbol < frequencies.length; symbol++) {
            if (frequencies[symbol] > 0) {
                next[symbol] = frequencies[symbol];
                for (int i = 0; i < frequencies[symbol]; i++) {
                    table.symbols[at] = (byte) symbol;
                    do {
                        at = (at + step) & (size - 1);
                    } while (at >= high);
                }
            }
        }
        if (at != 0) {
            throw new IOException("zstd: frequencies that do not fill their table");
        }
        for (int state = 0; state < size; state++) {
            int number = next[table.symbols[state]]++;
            int bits = log - (31 - Integer.numberOfLeadingZeros(number));
            table.bits[state] = (byte) bits;
            table.bases[state] = (short) ((number << bits) - size);
        }
        return table;
    }

    /** A table and where its description ends. */
    record Described(ZstdTable table, int end) {}

    /** Reads the description of a table. */
    static Described read(byte[] bytes, int from, int to, int maxLog, int maxSymbol) throws IOException {
        Reader in = new Reader(bytes, from, to);
        int log = in.bits(4) + 5;
        if (log > maxLog) {
            throw new IOException("zstd: a table of " + log + " bits where " + maxLog + " are the most");
        }
        int[] frequencies = new int[maxSymbol + 1];
        int left = 1 << log;
        int symbol = 0;
        while (left > 0) {
            if (symbol > maxSymbol) {
                throw new IOException("zstd: more than " + (maxSymbol + 1) + " symbols");
            }
            int frequency = in.number(left + 1) - 1;
            left -= Math.abs(frequency);
            frequencies[symbol++] = frequency;
            for (int more = frequency == 0 ? 3 : 0; more == 3; ) {
                more = in.bits(2);
                symbol += more;
            }
        }
        if (left < 0 || symbol > maxSymbol + 1) {
            throw new IOException("zstd: frequencies that do not fit their table");
        }
        return new Described(of(log, Arrays.copyOf(frequencies, symbol)), in.end());
    }

    /** Bits from the first on. */
    private static final class Reader {
        private final byte[] bytes;
        private final int from;
        private final int to;
        private int at;

        Reader(byte[] bytes, int from, int to) {
            this.bytes = bytes;
            this.from = from;
            this.to = to;
        }

        int bits(int count) throws IOException {
            int value = 0;
            for (int i = 0; i < count; i++, at++) {
                if (from + (at >> 3) >= to) {
                    throw new IOException("zstd: a table that is cut off");
                }
                value |= ((bytes[from + (at >> 3)] >> (at & 7)) & 1) << i;
            }
            return value;
        }

        // A number from 0 to the most; small ones may have one bit less.
        int number(int most) throws IOException {
            int count = 32 - Integer.numberOfLeadingZeros(most);
            int low = (1 << (count - 1)) - 1;
            int spare = (1 << count) - 1 - most;
            int value = bits(count - 1);
            if (value < spare) {
                return value;
            }
            value |= bits(1) << (count - 1);
            return value > low ? value - spare : value;
        }

        int end() {
            return from + ((at + 7) >> 3);
        }
    }
}
