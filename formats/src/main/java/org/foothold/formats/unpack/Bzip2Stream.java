package org.foothold.formats.unpack;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Unpacks bzip2 (https://gitlab.com/bzip2/bzip2), stream after stream, each block with its checksum. Blocks of very old versions
 * that were shuffled are refused.
 */
public final class Bzip2Stream extends UnpackedStream {
    private static final int UNIT = 100_000;

    /** Four alike bytes and one that counts may stand for 259. */
    private static final int PART = 1 << 16;

    private static final int GROUP = 50;
    private static final int MAX_GROUPS = 6;
    private static final int MAX_SELECTORS = 32_768;
    private static final int MAX_SYMBOLS = 258;
    private static final int MAX_LENGTH = 20;
    private static final int RUN_B = 1;
    private static final long BLOCK = 0x3141_5926_5359L;
    private static final long END = 0x1772_4538_5090L;
    private static final int[] CRC = crcTable();

    private int limit;
    private int[] chain = new int[0];
    private long bits;
    private int bitCount;
    private boolean inStream;

    private int left;
    private int place;
    private int last;
    private int alike;
    private int expected;
    private int crc;

    /** Unpacks what the stream gives; closing this does not close it. */
    public Bzip2Stream(InputStream in) {
        super(in, "bzip2", PART);
    }

    private static int[] crcTable() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int value = i << 24;
            for (int bit = 0; bit < 8; bit++) {
                value = value < 0 ? value << 1 ^ 0x04C1_1DB7 : value << 1;
            }
            table[i] = value;
        }
        return table;
    }

    @Override
    boolean part() throws IOException {
        if (left > 0) {
            makeRoom(0);
            unroll();
            return true;
        }
        if (inStream) {
            long mark = (long) bits(24) << 24 | bits(24);
            expected = bits(16) << 16 | bits(16);
            if (mark == END) {
                bitCount = 0;
                inStream = false;
            } else if (mark == BLOCK) {
                block();
            } else {
                throw wrong("neither a block nor the end");
            }
            return true;
        }
        int first = in.read();
        if (first < 0) {
            return false;
        }
        if (first != 'B' || next() != 'Z' || next() != 'h') {
            throw wrong("neither a stream nor the end");
        }
        int level = next() - '0';
        if (level < 1 || level > 9) {
            throw wrong("a level of " + level);
        }
        limit = level * UNIT;
        chain = chain.length < limit ? new int[limit] : chain;
        inStream = true;
        return true;
    }

    private int bits(int count) throws IOException {
        while (bitCount < count) {
            bits = bits << 8 | next();
            bitCount += 8;
        }
        bitCount -= count;
        return (int) (bits >>> bitCount) & ((1 << count) - 1);
    }

    private void block() throws IOException {
        if (bits(1) != 0) {
            throw wrong("a shuffled block");
        }
        int origin = bits(24);
        byte[] alphabet = alphabet();
        int symbols = alphabet.length + 2;
        int groups = bits(3);
        int selectors = bits(15);
        if (groups < 2 || groups > MAX_GROUPS || selectors == 0 || alphabet.length == 0) {
            throw wrong("a block without codes");
        }
        byte[] chosen = selectors(selectors, groups);
        Code[] codes = new Code[groups];
        for (int i = 0; i < groups; i++) {
            codes[i] = code(symbols);
        }
        int size = symbols(alphabet, chosen, codes);
        if (origin >= size) {
            throw wrong("a block that begins outside");
        }
        link(size);
        left = size;
        place = chain[origin] >>> 8;
        last = -1;
        alike = 0;
        crc = -1;
    }

    private byte[] alphabet() throws IOException {
        int rows = bits(16);
        byte[] alphabet = new byte[256];
        int count = 0;
        for (int row = 0; row < 16; row++) {
            int used = (rows >> (15 - row) & 1) == 0 ? 0 : bits(16);
            for (int column = 0; column < 16; column++) {
                if ((used >> (15 - column) & 1) != 0) {
                    alphabet[count++] = (byte) (16 * row + column);
                }
            }
        }
        return Arrays.copyOf(alphabet, count);
    }

    private byte[] selectors(int count, int groups) throws IOException {
        byte[] order = {0, 1, 2, 3, 4, 5};
        byte[] chosen = new byte[MAX_SELECTORS];
        for (int i = 0; i < count; i++) {
            int back = 0;
            while (bits(1) != 0) {
                back++;
                if (back >= groups) {
                    throw wrong("a code that there is not");
                }
            }
            byte found = order[back];
            System.arraycopy(order, 0, order, 1, back);
            order[0] = found;
            chosen[i] = found;
        }
        return Arrays.copyOf(chosen, count);
    }

    /** A code: for each length the last value, what makes a place of a value, and the symbols by their places. */
    private static final class Code {
        private final int[] limits = new int[MAX_LENGTH + 1];
        private final int[] bases = new int[MAX_LENGTH + 1];
        private final int[] order;

        Code(int[] lengths, int symbols) {
            order = new int[symbols];
            int value = 0;
            int at = 0;
            for (int bits = 1; bits <= MAX_LENGTH; bits++) {
                bases[bits] = at - value;
                for (int symbol = 0; symbol < symbols; symbol++) {
                    if (lengths[symbol] == bits) {
                        order[at++] = symbol;
                        value++;
                    }
                }
                limits[bits] = value - 1;
                value <<= 1;
            }
        }
    }

    private Code code(int symbols) throws IOException {
        int[] lengths = new int[MAX_SYMBOLS];
        int length = bits(5);
        for (int i = 0; i < symbols; i++) {
            while (bits(1) != 0) {
                length += bits(1) == 0 ? 1 : -1;
                if (length < 1 || length > MAX_LENGTH) {
                    throw wrong("a code of " + length + " bits");
                }
            }
            if (length < 1 || length > MAX_LENGTH) {
                throw wrong("a code of " + length + " bits");
            }
            lengths[i] = length;
        }
        return new Code(lengths, symbols);
    }

    private int symbol(Code code) throws IOException {
        int value = 0;
        for (int bits = 1; bits <= MAX_LENGTH; bits++) {
            value = value << 1 | bits(1);
            if (value <= code.limits[bits]) {
                return code.order[value + code.bases[bits]];
            }
        }
        throw wrong("bits that are no code");
    }

    // Runs are written as numbers of digits one and two, other bytes by when they were seen last.
    private int symbols(byte[] alphabet, byte[] chosen, Code[] codes) throws IOException {
        int end = alphabet.length + 1;
        int size = 0;
        int run = 0;
        int digit = 1;
        for (int n = 0; ; n++) {
            int symbol = symbol(codes[chosen[n / GROUP]]);
            if (symbol <= RUN_B) {
                run += digit << symbol;
                digit <<= 1;
                if (run > limit || digit > 2 * limit) {
                    throw wrong("a run longer than a block");
                }
                continue;
            }
            if (run > limit - size) {
                throw wrong("a block of more than " + limit + " bytes");
            }
            Arrays.fill(chain, size, size + run, alphabet[0] & 0xff);
            size += run;
            run = 0;
            digit = 1;
            if (symbol == end) {
                return size;
            }
            byte found = alphabet[symbol - 1];
            System.arraycopy(alphabet, 0, alphabet, 1, symbol - 1);
            alphabet[0] = found;
            chain[size++] = found & 0xff;
        }
    }

    // Each byte's place in the sorted order tells where the next one stands.
    private void link(int size) {
        int[] starts = new int[257];
        for (int i = 0; i < size; i++) {
            starts[(chain[i] & 0xff) + 1]++;
        }
        for (int i = 0; i < 256; i++) {
            starts[i + 1] += starts[i];
        }
        for (int i = 0; i < size; i++) {
            chain[starts[chain[i] & 0xff]++] |= i << 8;
        }
    }

    private void unroll() throws IOException {
        int stop = out.length - 260;
        while (left > 0 && filled < stop) {
            int entry = chain[place];
            int found = entry & 0xff;
            place = entry >>> 8;
            left--;
            if (alike == 4) {
                for (int i = 0; i < found; i++) {
                    give(last);
                }
                alike = 0;
                last = -1;
                continue;
            }
            alike = found == last ? alike + 1 : 1;
            last = found;
            give(found);
        }
        if (left == 0 && ~crc != expected) {
            throw wrong("a block whose checksum is wrong");
        }
    }

    private void give(int value) {
        out[filled++] = (byte) value;
        crc = crc << 8 ^ CRC[(crc >>> 24 ^ value) & 0xff];
    }
}
