package org.foothold.sigma.match;

import java.util.BitSet;

/**
 * Short literals beyond ASCII, such as single emoji, which stand anywhere in a value: a hash table of one to three whole
 * UTF-16 units. Only values that are not ASCII are looked at.
 */
final class UnitTable {
    static final int MAX_UNITS = 3;

    private static final int UNIT_BITS = 16;

    // The units that literals begin with.
    private final BitSet begins = new BitSet();

    private final boolean[] widths = new boolean[MAX_UNITS + 1];
    private final long[] keys;
    private final int[] entries;

    UnitTable(Literals literals, int[] members) {
        int capacity = Integer.highestOneBit(members.length) * 4;
        keys = new long[capacity];
        entries = new int[capacity];
        for (int literal : members) {
            char[] units = literals.foldedUnits(literal);
            long key = 0;
            for (int i = 0; i < units.length; i++) {
                key |= (long) units[i] << (UNIT_BITS * i);
            }
            widths[units.length] = true;
            begins.set(units[0]);
            insert(key | ((long) units.length << (UNIT_BITS * MAX_UNITS)), literal);
        }
    }

    private void insert(long key, int literal) {
        int slot = slot(key);
        while (entries[slot] != 0) {
            slot = (slot + 1) & (entries.length - 1);
        }
        keys[slot] = key;
        entries[slot] = literal + 1;
    }

    private int slot(long key) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & (entries.length - 1);
    }

    /** Tells the scan which literals stand where in the value. */
    void scan(Scan scan, byte[] data, int from, int to, int foldedFrom) {
        int units = (to - from) / 2;
        for (int at = 0; at < units; at++) {
            long key = FoldedText.fold(FoldedText.unit(data, from + 2 * at));
            if (!begins.get((int) key)) {
                continue;
            }
            int most = Math.min(MAX_UNITS, units - at);
            for (int width = 1; width <= most; width++) {
                if (width > 1) {
                    long unit = FoldedText.fold(FoldedText.unit(data, from + 2 * (at + width - 1)));
                    key |= unit << (UNIT_BITS * (width - 1));
                }
                if (widths[width]) {
                    probe(scan, key | ((long) width << (UNIT_BITS * MAX_UNITS)), foldedFrom + at, width);
                }
            }
        }
    }

    private void probe(Scan scan, long key, int at, int width) {
        for (int slot = slot(key); entries[slot] != 0; slot = (slot + 1) & (entries.length - 1)) {
            if (keys[slot] == key) {
                scan.seeExactly(entries[slot] - 1, at, width);
            }
        }
    }
}
