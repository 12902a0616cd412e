package org.foothold.sigma.regex;

import java.util.Arrays;

/** Sets of blocks of a long text, a bit for each. */
final class Blocks {
    /** Spreading further than this takes in all that stands before. */
    private static final int MAX_SPREAD = 16;

    private Blocks() {}

    static boolean has(long[] blocks, int block) {
        return (blocks[block >>> 6] >>> block & 1) != 0;
    }

    static boolean isEmpty(long[] blocks) {
        for (long word : blocks) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    /** How many of the first {@code end} blocks the set holds. */
    static int count(long[] blocks, int end) {
        int count = 0;
        for (int word = 0; word << 6 < end; word++) {
            int left = end - (word << 6);
            count += Long.bitCount(left < Long.SIZE ? blocks[word] & ((1L << left) - 1) : blocks[word]);
        }
        return count;
    }

    /** The first block of the set from this one on, or {@code end}. */
    static int next(long[] blocks, int block, int end) {
        int at = block;
        while (at < end) {
            long word = blocks[at >>> 6] >>> at;
            if (word != 0) {
                return Math.min(end, at + Long.numberOfTrailingZeros(word));
            }
            at = (at | 63) + 1;
        }
        return end;
    }

    /** The first block from this one on that is not in the set, or {@code end}. */
    static int nextGap(long[] blocks, int block, int end) {
        int at = block;
        while (at < end && has(blocks, at)) {
            at++;
        }
        return at;
    }

    /** The blocks from which one of the set is at most so many characters away; negative for any number. */
    static long[] before(long[] blocks, int characters, int shift) {
        long[] spread = blocks.clone();
        int steps = characters < 0 ? Integer.MAX_VALUE : (characters >>> shift) + 1;
        if (steps > MAX_SPREAD) {
            int word = spread.length - 1;
            while (word >= 0 && spread[word] == 0) {
                word--;
            }
            if (word >= 0) {
                // All bits up to the highest one.
                spread[word] = -1L >>> Long.numberOfLeadingZeros(spread[word]);
                Arrays.fill(spread, 0, word, -1L);
            }
            return spread;
        }
        for (int step = 0; step < steps; step++) {
            for (int word = 0; word < spread.length; word++) {
                long after = word + 1 < spread.length ? spread[word + 1] << 63 : 0;
                spread[word] |= (spread[word] >>> 1) | after;
            }
        }
        return spread;
    }

    /** The blocks from which one of the set is reached without a break in the blocks between. */
    static long[] reaching(long[] blocks, long[] breaks, int count) {
        long[] reaching = blocks.clone();
        boolean open = false;
        for (int block = count - 1; block >= 0; block--) {
            if (open) {
                reaching[block >>> 6] |= 1L << block;
            }
            open = has(blocks, block) || (open && !has(breaks, block));
        }
        return reaching;
    }

    static void keep(long[] kept, long[] others) {
        for (int word = 0; word < kept.length; word++) {
            kept[word] &= others[word];
        }
    }
}
