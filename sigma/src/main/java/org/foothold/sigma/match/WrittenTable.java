package org.foothold.sigma.match;

import org.jspecify.annotations.Nullable;

/**
 * Tells of a plainly written value ({@link LaterText#plain}) that no keyword can stand in it, before it is decoded: from each
 * keyword a run of characters is taken that stand in such a value as they are. Letter case and a few signs are not told apart,
 * so that it may let a value through, but never keeps one back.
 */
final class WrittenTable {
    /** Lets every value through. */
    static final WrittenTable EVERYTHING = new WrittenTable(null, new int[0]);

    /** Bytes that are looked at in each place. */
    private static final int WIDTH = 4;

    private static final int MAX_STEP = 8;
    // Bits of the map for each run and place in it, so that few places are looked at in vain.
    private static final int SPARSENESS = 64;
    private static final int MIN_BITS = 9;
    private static final int MAX_BITS = 18;

    private static final int MULTIPLIER = 0x9E3779B1;

    /** Makes capital letters small, and a few signs others. */
    private static final int COARSE = 0x2020_2020;

    private static final byte COARSE_BYTE = 0x20;

    private final boolean everything;
    private final int step;
    private final int shift;
    private final long[] bits;

    // The runs, coarse, one behind the other; where each begins, and the end of the last.
    private final byte[] runs;
    private final int[] starts;

    // Places in the runs, by what stands there.
    private final int[] slots;
    private final int[] places;

    private WrittenTable(byte @Nullable [] all, int[] starts) {
        everything = all == null;
        runs = all == null ? new byte[0] : all;
        this.starts = starts;
        int count = Math.max(0, starts.length - 1);
        int shortest = WIDTH;
        for (int run = 0; run < count; run++) {
            int length = starts[run + 1] - starts[run];
            shortest = run == 0 ? length : Math.min(shortest, length);
        }
        step = Math.min(MAX_STEP, shortest - WIDTH + 1);
        int wanted = 32 - Integer.numberOfLeadingZeros(Math.max(1, count * step * SPARSENESS - 1));
        shift = 32 - Math.clamp(wanted, MIN_BITS, MAX_BITS);
        bits = new long[1 << (26 - shift)];
        slots = new int[Math.max(4, Integer.highestOneBit(Math.max(1, count * step)) * 4)];
        places = new int[slots.length];
        for (int run = 0; run < count; run++) {
            int middle = (starts[run] + starts[run + 1] - WIDTH - step + 1) / 2;
            for (int i = 0; i < step; i++) {
                insert(middle + i, run);
            }
        }
    }

    /**
     * The table of these keywords.
     *
     * @param members literals that stand anywhere, at an end, or are all of a value
     */
    static WrittenTable of(Literals literals, int[] members) {
        ByteSink runs = new ByteSink();
        IntList starts = new IntList();
        for (int literal : members) {
            int start = literals.start(literal);
            int end = start + literals.length(literal);
            if (!FoldedText.isAscii(literals.bytes(), start, end)) {
                // No plain value holds it.
                continue;
            }
            int best = start;
            int bestEnd = start;
            int at = start;
            while (at < end) {
                int from = at;
                while (at < end && standsForItself(literals.bytes()[at])) {
                    at++;
                }
                if (at - from > bestEnd - best) {
                    best = from;
                    bestEnd = at;
                }
                at++;
            }
            if (bestEnd - best < WIDTH) {
                return EVERYTHING;
            }
            starts.add(runs.size());
            for (int i = best; i < bestEnd; i++) {
                runs.putByte(literals.bytes()[i] | COARSE_BYTE);
            }
        }
        starts.add(runs.size());
        runs.putBytes(new byte[FoldedText.PADDING]);
        return new WrittenTable(runs.toArray(), starts.toArray());
    }

    private static boolean standsForItself(byte c) {
        return c >= ' ' && c != '"' && c != '\\' && c != '/';
    }

    private void insert(int place, int run) {
        int gram = (int) FoldedText.INT.get(runs, place);
        int hash = gram * MULTIPLIER;
        bits[(hash >>> shift) >>> 6] |= 1L << (hash >>> shift);
        int slot = slot(hash);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = run + 1;
        places[slot] = place;
    }

    private int slot(int hash) {
        return (hash >>> 8) & (slots.length - 1);
    }

    /** Whether any keyword may stand in this value. */
    boolean mayHold(byte[] raw, int from, int to) {
        if (everything) {
            return true;
        }
        long[] map = bits;
        int right = shift;
        int stride = step;
        int last = to - WIDTH;
        for (int at = from; at <= last; at += stride) {
            int hash = (((int) FoldedText.INT.get(raw, at) | COARSE) * MULTIPLIER) >>> right;
            if (((map[hash >>> 6] >>> hash) & 1) != 0 && stands(raw, from, to, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean stands(byte[] raw, int from, int to, int at) {
        int gram = (int) FoldedText.INT.get(raw, at) | COARSE;
        for (int slot = slot(gram * MULTIPLIER); slots[slot] != 0; slot = (slot + 1) & (slots.length - 1)) {
            int place = places[slot];
            if ((int) FoldedText.INT.get(runs, place) == gram) {
                int run = slots[slot] - 1;
                int start = at - (place - starts[run]);
                if (start >= from && start + starts[run + 1] - starts[run] <= to && same(run, raw, start)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean same(int run, byte[] raw, int at) {
        int shifted = at - starts[run];
        for (int i = starts[run]; i < starts[run + 1]; i++) {
            if (runs[i] != (raw[i + shifted] | COARSE_BYTE)) {
                return false;
            }
        }
        return true;
    }
}
