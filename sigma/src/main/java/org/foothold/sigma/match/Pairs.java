package org.foothold.sigma.match;

import java.util.Arrays;

/**
 * Which pairs of neighbouring folded bytes a value holds: says of most short literals at once that they do not occur. It
 * is made for one value at a time, when it is first asked for.
 */
final class Pairs {
    // Values up to this many units have a small table, which is quick to wipe; in the large one each pair has its own
    // bit.
    private static final int SHORT_VALUE = 512;
    private static final int SHORT_BITS = 12;
    private static final int LONG_BITS = 16;

    private static final int MULTIPLIER = 0x9E3779B1;

    private final long[] bits = new long[1 << (LONG_BITS - 6)];
    private int shift = Integer.SIZE - LONG_BITS;
    private int value = Values.NONE;

    /** Forgets the value: its number may come to mean another. */
    void forget() {
        value = Values.NONE;
    }

    /** Whether the value may hold a literal of two bytes or more; false is sure. */
    boolean mayHold(Values values, int of, byte[] literals, int from, int to) {
        if (of != value) {
            take(values, of);
        }
        for (int i = from; i + 1 < to; i++) {
            int bit = bit(literals[i], literals[i + 1]);
            if (((bits[bit >>> 6] >>> bit) & 1) == 0) {
                return false;
            }
        }
        return true;
    }

    private void take(Values values, int of) {
        values.fold(of);
        int from = values.foldedFrom[of];
        int to = values.foldedTo[of];
        int width = to - from <= SHORT_VALUE ? SHORT_BITS : LONG_BITS;
        shift = Integer.SIZE - width;
        Arrays.fill(bits, 0, 1 << (width - 6), 0L);
        byte[] folded = values.folded;
        for (int i = from; i + 1 < to; i++) {
            int bit = bit(folded[i], folded[i + 1]);
            bits[bit >>> 6] |= 1L << bit;
        }
        value = of;
    }

    private int bit(byte first, byte second) {
        return (((first & 0xFF) << 8 | (second & 0xFF)) * MULTIPLIER) >>> shift;
    }
}
