package org.foothold.sigma.match;

import java.util.Arrays;

/**
 * Literals that stand anywhere in a value, found by a few neighbouring bytes of each: a bitmap says at nearly every place
 * of a value that nothing begins there. Where all literals are longer than that, not every place has to be looked at:
 * then each literal is found by as many neighbouring places as are stepped over.
 */
final class GramTable {
    // 32 KiB, which stays in the first cache.
    private static final int MAX_BITS = 18;
    private static final int MIN_BITS = 9;
    // Bits for each literal, so that few places are looked at in vain.
    private static final int SPARSENESS = 32;

    // Further steps would fill the bitmap with places of each literal.
    private static final int MAX_STEP = 8;

    private static final int MULTIPLIER = 0x9E3779B1;

    private final int width;
    private final int step;
    private final int mask;
    private final long[] bits;
    private final int shift;

    // Where in the entries each gram begins, plus one.
    private final int[] slots;
    private final int slotShift;

    // Sorted by gram: literal, where in it the gram stands, the gram.
    private final int[] entryLiterals;
    private final int[] entryOffsets;
    private final int[] entryGrams;

    /**
     * A table of literals.
     *
     * @param width how many bytes are looked at, 1 to 4
     * @param members pairs of a literal, which has at least {@code width} bytes, and the place of its gram
     */
    GramTable(int width, Literals literals, int[] members) {
        this.width = width;
        mask = width == 4 ? -1 : (1 << (8 * width)) - 1;
        step = step(width, literals, members);
        int[] places = places(literals, members);
        int count = places.length / 2;
        int wanted = 32 - Integer.numberOfLeadingZeros(count * SPARSENESS - 1);
        shift = 32 - Math.clamp(wanted, MIN_BITS, MAX_BITS);
        bits = new long[1 << (26 - shift)];
        slotShift = 32 - Math.max(2, 33 - Integer.numberOfLeadingZeros(count));
        slots = new int[1 << (32 - slotShift)];
        long[] order = new long[count];
        for (int i = 0; i < count; i++) {
            int gram = gram(literals.bytes(), literals.start(places[2 * i]) + places[2 * i + 1]);
            order[i] = ((long) gram << 32) | i;
        }
        Arrays.sort(order);
        entryLiterals = new int[count];
        entryOffsets = new int[count];
        entryGrams = new int[count + 1];
        for (int i = 0; i < count; i++) {
            int member = (int) order[i];
            entryLiterals[i] = places[2 * member];
            entryOffsets[i] = places[2 * member + 1];
            entryGrams[i] = (int) (order[i] >>> 32);
            if (i == 0 || entryGrams[i] != entryGrams[i - 1]) {
                insert(entryGrams[i], i);
            }
        }
        // Ends the last run.
        entryGrams[count] = count == 0 ? 0 : ~entryGrams[count - 1];
    }

    private static int step(int width, Literals literals, int[] members) {
        int shortest = Integer.MAX_VALUE;
        for (int i = 0; i < members.length; i += 2) {
            shortest = Math.min(shortest, literals.length(members[i]));
        }
        return Math.min(MAX_STEP, shortest - width + 1);
    }

    // Each literal with as many places as are stepped over, about the one that was chosen for it.
    private int[] places(Literals literals, int[] members) {
        int[] places = new int[members.length * step];
        int next = 0;
        for (int i = 0; i < members.length; i += 2) {
            int last = literals.length(members[i]) - width - step + 1;
            int first = Math.clamp(members[i + 1] - step / 2L, 0, last);
            for (int j = 0; j < step; j++) {
                places[next++] = members[i];
                places[next++] = first + j;
            }
        }
        return places;
    }

    private int gram(byte[] text, int at) {
        return (int) FoldedText.INT.get(text, at) & mask;
    }

    private void insert(int gram, int entry) {
        int hash = gram * MULTIPLIER;
        bits[(hash >>> shift) >>> 6] |= 1L << (hash >>> shift);
        int slot = hash >>> slotShift;
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = entry + 1;
    }

    /** Tells the scan which literals may stand where in the value. */
    void scan(Scan scan, byte[] folded, int from, int to) {
        long[] map = bits;
        int right = shift;
        int wide = mask;
        int last = to - width;
        int stride = step;
        for (int at = from; at <= last; at += stride) {
            int hash = (((int) FoldedText.INT.get(folded, at) & wide) * MULTIPLIER) >>> right;
            if (((map[hash >>> 6] >>> hash) & 1) != 0) {
                look(scan, folded, from, to, at);
            }
        }
    }

    private void look(Scan scan, byte[] folded, int from, int to, int at) {
        int gram = gram(folded, at);
        for (int slot = (gram * MULTIPLIER) >>> slotShift; slots[slot] != 0; slot = (slot + 1) & (slots.length - 1)) {
            int entry = slots[slot] - 1;
            if (entryGrams[entry] == gram) {
                do {
                    scan.see(entryLiterals[entry], at - entryOffsets[entry], from, to);
                    entry++;
                } while (entryGrams[entry] == gram);
                return;
            }
        }
    }
}
