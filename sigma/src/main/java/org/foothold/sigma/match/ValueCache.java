package org.foothold.sigma.match;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for values that come again and again, such as the names of a host's programs, which literals they hold. A
 * value is kept when it comes for the second time; each place keeps one.
 */
final class ValueCache {
    /** Longer values seldom come again, and cost memory. */
    static final int MAX_BYTES = 2048;

    /** The bytes are UTF-16LE text. */
    static final int TEXT = 0;

    /** The bytes are what an event's log holds. */
    static final int WRITTEN = 1;

    private static final int PLACES = 1024;
    // Words of a long value that are looked at, about.
    private static final int WORDS = 12;

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final int[] hashes = new int[PLACES];
    private final @Nullable TextIndex[] indices = new TextIndex[PLACES];
    private final int[] forms = new int[PLACES];
    private final byte[][] texts = new byte[PLACES][];
    private final int[][] literals = new int[PLACES][];

    // Where the value that was not found may be kept; negative where it may not.
    private int open;

    /** The literals that the index finds in this value; null where they are not known. */
    int @Nullable [] find(TextIndex index, int form, byte[] data, int from, int to) {
        int hash = hash(data, from, to) + index.salt + form;
        int place = hash & (PLACES - 1);
        open = -1;
        if (hashes[place] != hash) {
            hashes[place] = hash;
            indices[place] = null;
            return null;
        }
        if (indices[place] == index
                && forms[place] == form
                && Arrays.equals(texts[place], 0, texts[place].length, data, from, to)) {
            return literals[place];
        }
        open = place;
        return null;
    }

    /** Keeps what was found in the value that was last asked for, if it is worth it. */
    void keep(TextIndex index, int form, byte[] data, int from, int to, int[] found, int count) {
        if (open >= 0) {
            indices[open] = index;
            forms[open] = form;
            texts[open] = Arrays.copyOfRange(data, from, to);
            literals[open] = Arrays.copyOf(found, count);
        }
    }

    // Words spread over the value and the last one: enough to tell most values apart, and the texts are compared
    // anyway.
    private static int hash(byte[] data, int from, int to) {
        int size = to - from;
        long hash = size * MULTIPLIER;
        if (size < Long.BYTES) {
            for (int at = from; at < to; at++) {
                hash = (hash ^ data[at]) * MULTIPLIER;
            }
            return (int) (hash >>> 32);
        }
        int last = to - Long.BYTES;
        int stride = Math.max(Long.BYTES, (size / WORDS) & -Long.BYTES);
        for (int at = from; at < last; at += stride) {
            hash = (hash ^ (long) FoldedText.LONG.get(data, at)) * MULTIPLIER;
            hash ^= hash >>> 32;
        }
        hash = (hash ^ (long) FoldedText.LONG.get(data, last)) * MULTIPLIER;
        return (int) (hash >>> 32);
    }
}
