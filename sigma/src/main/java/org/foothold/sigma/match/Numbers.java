package org.foothold.sigma.match;

import java.util.Arrays;

/** A row of numbers as the key of a map. */
final class Numbers {
    private final int[] items;

    Numbers(int[] items) {
        this.items = items;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Numbers numbers && Arrays.equals(items, numbers.items);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(items);
    }
}
