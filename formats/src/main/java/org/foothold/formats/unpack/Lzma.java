package org.foothold.formats.unpack;

import java.io.IOException;
import java.util.Arrays;

/** Decodes the chunks of LZMA2: literals and repetitions, each bit by what was likely before. */
final class Lzma {
    private static final int STATES = 12;
    private static final int MATCHED = 7;
    private static final int POSITIONS = 16;
    private static final int LITERAL = 0x300;
    private static final int MAX_PROPERTIES = 9 * 5 * 5;
    private static final int MIDDLE = 1024;
    private static final int MODEL_BITS = 11;
    private static final int MOVE = 5;
    private static final int TOP = 1 << 24;
    private static final int SLOTS = 64;
    private static final int LENGTH_STATES = 4;

    // Where the models of each question stand in the one array of them.
    private static final int IS_MATCH = 0;
    private static final int IS_REPEAT = IS_MATCH + STATES * POSITIONS;
    private static final int IS_REPEAT_0 = IS_REPEAT + STATES;
    private static final int IS_REPEAT_1 = IS_REPEAT_0 + STATES;
    private static final int IS_REPEAT_2 = IS_REPEAT_1 + STATES;
    private static final int IS_LONG = IS_REPEAT_2 + STATES;
    private static final int SLOT = IS_LONG + STATES * POSITIONS;
    private static final int SPECIAL = SLOT + LENGTH_STATES * SLOTS;
    private static final int ALIGN = SPECIAL + 128;
    private static final int MATCH_LENGTH = ALIGN + 16;
    private static final int LENGTH = 2 + 2 * POSITIONS * 8 + 256;
    private static final int REPEAT_LENGTH = MATCH_LENGTH + LENGTH;
    private static final int LITERALS = REPEAT_LENGTH + LENGTH;

    private final UnpackedStream out;
    private short[] models = new short[LITERALS];
    private int literalContext;
    private int literalMask;
    private int positionMask;
    private boolean known;

    private int state;
    private final int[] repeats = new int[4];
    private int position;

    private byte[] packed = new byte[0];
    private int at;
    private int end;
    private int range;
    private int code;

    Lzma(UnpackedStream out) {
        this.out = out;
    }

    /** A new block has properties of its own. */
    void begin() {
        known = false;
        position = 0;
    }

    /** The dictionary begins anew. */
    void restart() {
        position = 0;
    }

    /** So many bytes were not packed. */
    void passed(int count) {
        position += count;
    }

    void properties(int written) throws IOException {
        int literalBits = written % 9;
        int positionBits = written / 9 % 5;
        if (written >= MAX_PROPERTIES || literalBits + positionBits > 4) {
            throw out.wrong("properties that there are not");
        }
        literalContext = literalBits;
        literalMask = (1 << positionBits) - 1;
        positionMask = (1 << (written / 45)) - 1;
        models = new short[LITERALS + (LITERAL << (literalBits + positionBits))];
        known = true;
        reset();
    }

    void reset() {
        Arrays.fill(models, (short) MIDDLE);
        Arrays.fill(repeats, 0);
        state = 0;
    }

    /** Decodes a chunk. */
    void run(byte[] bytes, int length, int size) throws IOException {
        if (!known || length < 5) {
            throw out.wrong("a chunk without its beginning");
        }
        packed = bytes;
        end = length;
        at = 5;
        range = -1;
        code = (bytes[1] & 0xff) << 24 | (bytes[2] & 0xff) << 16 | (bytes[3] & 0xff) << 8 | (bytes[4] & 0xff);
        int left = size;
        while (left > 0) {
            int slot = (state << 4) + (position & positionMask);
            int count = 1;
            if (bit(IS_MATCH + slot) == 0) {
                literal();
            } else {
                count = bit(IS_REPEAT + state) == 0 ? match() : repeat(slot);
                if (count > left) {
                    throw out.wrong("a chunk that is longer than it says");
                }
                out.repeat((repeats[0] & 0xffff_ffffL) + 1, count);
            }
            left -= count;
            position += count;
        }
    }

    private void literal() throws IOException {
        int before = out.filled == 0 ? 0 : out.out[out.filled - 1] & 0xff;
        int context = ((position & literalMask) << literalContext) + (before >> (8 - literalContext));
        int base = LITERALS + LITERAL * context;
        int symbol = 1;
        if (state >= MATCHED) {
            long offset = (repeats[0] & 0xffff_ffffL) + 1;
            if (offset > out.filled) {
                throw out.wrong("an offset before the beginning");
            }
            int expected = out.out[(int) (out.filled - offset)] & 0xff;
            while (symbol < 0x100) {
                int wanted = (expected >> 7) & 1;
                expected <<= 1;
                int found = bit(base + ((1 + wanted) << 8) + symbol);
                symbol = symbol << 1 | found;
                if (found != wanted) {
                    break;
                }
            }
        }
        while (symbol < 0x100) {
            symbol = symbol << 1 | bit(base + symbol);
        }
        out.out[out.filled++] = (byte) symbol;
        state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
    }

    private int match() throws IOException {
        repeats[3] = repeats[2];
        repeats[2] = repeats[1];
        repeats[1] = repeats[0];
        int length = length(MATCH_LENGTH);
        state = state < MATCHED ? 7 : 10;
        int slot = tree(SLOT + SLOTS * Math.min(length, LENGTH_STATES - 1), 6);
        repeats[0] = slot < 4 ? slot : distance(slot);
        return length + 2;
    }

    private int distance(int slot) throws IOException {
        int bits = (slot >> 1) - 1;
        int base = (2 | (slot & 1)) << bits;
        if (slot < 14) {
            return base + backwards(SPECIAL + base - slot, bits);
        }
        int direct = 0;
        for (int i = 0; i < bits - 4; i++) {
            range >>>= 1;
            int less = (code - range) >>> 31;
            code -= range & (less - 1);
            direct = direct << 1 | (1 - less);
            normalize();
        }
        return base + (direct << 4) + backwards(ALIGN, 4);
    }

    private int repeat(int slot) throws IOException {
        if (bit(IS_REPEAT_0 + state) == 0) {
            if (bit(IS_LONG + slot) == 0) {
                state = state < MATCHED ? 9 : 11;
                return 1;
            }
        } else {
            int place = bit(IS_REPEAT_1 + state) == 0 ? 1 : bit(IS_REPEAT_2 + state) == 0 ? 2 : 3;
            int found = repeats[place];
            System.arraycopy(repeats, 0, repeats, 1, place);
            repeats[0] = found;
        }
        int length = length(REPEAT_LENGTH);
        state = state < MATCHED ? 8 : 11;
        return length + 2;
    }

    private int length(int base) throws IOException {
        int low = base + 2 + ((position & positionMask) << 3);
        if (bit(base) == 0) {
            return tree(low, 3);
        }
        if (bit(base + 1) == 0) {
            return 8 + tree(low + 8 * POSITIONS, 3);
        }
        return 16 + tree(base + 2 + 16 * POSITIONS, 8);
    }

    private int tree(int base, int bits) throws IOException {
        int symbol = 1;
        for (int i = 0; i < bits; i++) {
            symbol = symbol << 1 | bit(base + symbol);
        }
        return symbol - (1 << bits);
    }

    private int backwards(int base, int bits) throws IOException {
        int symbol = 1;
        int value = 0;
        for (int i = 0; i < bits; i++) {
            int found = bit(base + symbol);
            symbol = symbol << 1 | found;
            value |= found << i;
        }
        return value;
    }

    private int bit(int model) throws IOException {
        int likely = models[model];
        int bound = (range >>> MODEL_BITS) * likely;
        int found;
        if (Integer.compareUnsigned(code, bound) < 0) {
            range = bound;
            models[model] = (short) (likely + (((1 << MODEL_BITS) - likely) >>> MOVE));
            found = 0;
        } else {
            range -= bound;
            code -= bound;
            models[model] = (short) (likely - (likely >>> MOVE));
            found = 1;
        }
        normalize();
        return found;
    }

    private void normalize() throws IOException {
        if (Integer.compareUnsigned(range, TOP) < 0) {
            if (at >= end) {
                throw out.wrong("a chunk that ends too early");
            }
            range <<= 8;
            code = code << 8 | (packed[at++] & 0xff);
        }
    }
}
