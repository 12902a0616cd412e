package org.foothold.formats.json;

import java.util.Arrays;

/** The places of the objects that were cut out of a buffer: where each begins and what is behind it, in order. */
final class Cuts {
    private static final int FIRST_ROOM = 1024;

    private int[] bounds = new int[0];
    private int count;

    void add(int from, int to) {
        if (count + 2 > bounds.length) {
            bounds = Arrays.copyOf(bounds, Math.max(FIRST_ROOM, 2 * bounds.length));
        }
        bounds[count++] = from;
        bounds[count++] = to;
    }

    /** Two places for each object; whoever takes them keeps them. */
    int[] bounds() {
        return bounds;
    }

    /** How many places there are. */
    int count() {
        return count;
    }

    /** Begins anew, in another array. */
    void forget() {
        if (count > 0) {
            bounds = new int[bounds.length];
            count = 0;
        }
    }
}
