package org.foothold.sigma.regex;

import java.util.Arrays;

/** Places in a text as spans from a first to a last place; both ends only grow as spans are added. */
final class Spans {
    private int[] bounds = new int[16];
    private int count;

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    int first(int span) {
        return bounds[2 * span];
    }

    int last(int span) {
        return bounds[2 * span + 1];
    }

    /** Adds a span; one that is turned round holds nothing. */
    void add(int first, int last) {
        if (first > last) {
            return;
        }
        if (count > 0 && first - 1 <= bounds[2 * count - 1]) {
            bounds[2 * count - 1] = Math.max(bounds[2 * count - 1], last);
            return;
        }
        if (2 * count == bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        }
        bounds[2 * count] = first;
        bounds[2 * count + 1] = last;
        count++;
    }
}
