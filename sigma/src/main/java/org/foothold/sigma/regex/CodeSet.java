package org.foothold.sigma.regex;

import java.util.Arrays;

/** A set of code points: sorted ranges that neither touch nor overlap, each as its first and its last code point. */
final class CodeSet {
    static final CodeSet NONE = new CodeSet(new int[0]);
    static final CodeSet ALL = of(0, Character.MAX_CODE_POINT);

    private final int[] bounds;

    private CodeSet(int[] bounds) {
        this.bounds = bounds;
    }

    static CodeSet of(int codePoint) {
        return of(codePoint, codePoint);
    }

    static CodeSet of(int first, int last) {
        return new CodeSet(new int[] {first, last});
    }

    int rangeCount() {
        return bounds.length / 2;
    }

    int first(int range) {
        return bounds[2 * range];
    }

    int last(int range) {
        return bounds[2 * range + 1];
    }

    boolean isEmpty() {
        return bounds.length == 0;
    }

    /** Number of code points in the set. */
    int size() {
        int size = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            size += bounds[i + 1] - bounds[i] + 1;
        }
        return size;
    }

    boolean contains(int codePoint) {
        int low = 0;
        int high = rangeCount() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (codePoint < first(middle)) {
                high = middle - 1;
            } else if (codePoint > last(middle)) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    CodeSet complement() {
        Builder builder = new Builder();
        int next = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            if (bounds[i] > next) {
                builder.add(next, bounds[i] - 1);
            }
            next = bounds[i + 1] + 1;
        }
        if (next <= Character.MAX_CODE_POINT) {
            builder.add(next, Character.MAX_CODE_POINT);
        }
        return builder.build();
    }

    CodeSet union(CodeSet other) {
        return new Builder().add(this).add(other).build();
    }

    CodeSet minus(CodeSet other) {
        return complement().union(other).complement();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodeSet set && Arrays.equals(bounds, set.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    @Override
    public String toString() {
        return Arrays.toString(bounds);
    }

    /** Collects ranges in any order. */
    static final class Builder {
        private long[] ranges = new long[8];
        private int count;

        Builder add(int codePoint) {
            return add(codePoint, codePoint);
        }

        Builder add(int first, int last) {
            if (count == ranges.length) {
                ranges = Arrays.copyOf(ranges, 2 * count);
            }
            ranges[count++] = (long) first << 32 | last;
            return this;
        }

        Builder add(CodeSet set) {
            for (int i = 0; i < set.bounds.length; i += 2) {
                add(set.bounds[i], set.bounds[i + 1]);
            }
            return this;
        }

        CodeSet build() {
            Arrays.sort(ranges, 0, count);
            int[] merged = new int[2 * count];
            int used = 0;
            for (int i = 0; i < count; i++) {
                int first = (int) (ranges[i] >>> 32);
                int last = (int) ranges[i];
                if (used > 0 && first <= merged[used - 1] + 1) {
                    merged[used - 1] = Math.max(merged[used - 1], last);
                } else {
                    merged[used++] = first;
                    merged[used++] = last;
                }
            }
            return new CodeSet(Arrays.copyOf(merged, used));
        }
    }
}
