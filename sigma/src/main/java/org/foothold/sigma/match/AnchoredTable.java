package org.foothold.sigma.match;

import java.util.Arrays;

/**
 * Literals that stand at the start of a value, at its end, or are all of it: a hash table by length, first and last eight
 * bytes. For each length that occurs one place of the value is looked at.
 */
final class AnchoredTable {
    /** Where the literals stand. */
    enum Anchor {
        START,
        END,
        WHOLE
    }

    private static final int WORD = 8;

    private final Anchor anchor;
    private final int[] lengths;

    // For each length one bit for each byte, modulo 64, that stands at the literals' inner end.
    private final long[] edges;

    private final int[] slots;
    private final int[] hashes;

    AnchoredTable(Anchor anchor, Literals literals, int[] members) {
        this.anchor = anchor;
        slots = new int[Integer.highestOneBit(members.length) * 4];
        hashes = new int[slots.length];
        int longest = 0;
        for (int literal : members) {
            longest = Math.max(longest, literals.length(literal));
        }
        long[] edgeOfLength = new long[longest + 1];
        for (int literal : members) {
            int start = literals.start(literal);
            int length = literals.length(literal);
            byte edge = literals.bytes()[anchor == Anchor.START ? start + length - 1 : start];
            edgeOfLength[length] |= 1L << edge;
            int hash = hash(literals.bytes(), start, length);
            int slot = hash & (slots.length - 1);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = literal + 1;
            hashes[slot] = hash;
        }
        int[] found = new int[longest + 1];
        int count = 0;
        for (int length = 1; length <= longest; length++) {
            if (edgeOfLength[length] != 0) {
                edgeOfLength[count] = edgeOfLength[length];
                found[count++] = length;
            }
        }
        lengths = Arrays.copyOf(found, count);
        edges = Arrays.copyOf(edgeOfLength, count);
    }

    /** Tells the scan which literals may stand in the value. */
    void scan(Scan scan, byte[] folded, int from, int to) {
        switch (anchor) {
            case START -> scanStart(scan, folded, from, to);
            case END -> scanEnd(scan, folded, from, to);
            case WHOLE -> scanWhole(scan, folded, from, to);
        }
    }

    private void scanStart(Scan scan, byte[] folded, int from, int to) {
        int size = to - from;
        for (int i = 0; i < lengths.length; i++) {
            int length = lengths[i];
            if (length > size) {
                return;
            }
            if (((edges[i] >>> folded[from + length - 1]) & 1) != 0) {
                probe(scan, folded, from, length);
            }
        }
    }

    private void scanEnd(Scan scan, byte[] folded, int from, int to) {
        int size = to - from;
        for (int i = 0; i < lengths.length; i++) {
            int length = lengths[i];
            if (length > size) {
                return;
            }
            if (((edges[i] >>> folded[to - length]) & 1) != 0) {
                probe(scan, folded, to - length, length);
            }
        }
    }

    private void scanWhole(Scan scan, byte[] folded, int from, int to) {
        int at = Arrays.binarySearch(lengths, to - from);
        if (at >= 0 && ((edges[at] >>> folded[from]) & 1) != 0) {
            probe(scan, folded, from, to - from);
        }
    }

    private void probe(Scan scan, byte[] folded, int at, int length) {
        int hash = hash(folded, at, length);
        for (int slot = hash & (slots.length - 1); slots[slot] != 0; slot = (slot + 1) & (slots.length - 1)) {
            if (hashes[slot] == hash) {
                scan.seeExactly(slots[slot] - 1, at, length);
            }
        }
    }

    private static int hash(byte[] text, int at, int length) {
        long first = (long) FoldedText.LONG.get(text, at);
        long last = 0;
        if (length < WORD) {
            first &= (1L << (8 * length)) - 1;
        } else {
            last = (long) FoldedText.LONG.get(text, at + length - WORD);
        }
        long mixed = ((first * 0x9E3779B97F4A7C15L) ^ last) * 0xC2B2AE3D27D4EB4FL + length * 0x165667B19E3779F9L;
        return (int) (mixed >>> 32) ^ (int) (mixed >>> 7);
    }
}
