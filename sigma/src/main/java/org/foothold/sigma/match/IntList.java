package org.foothold.sigma.match;

import java.util.Arrays;

/** A growing list of numbers. */
final class IntList {
    private int[] items = new int[4];
    private int size;

    int size() {
        return size;
    }

    int get(int index) {
        return items[index];
    }

    void set(int index, int item) {
        items[index] = item;
    }

    void add(int item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size * 2);
        }
        items[size++] = item;
    }

    void addAll(IntList other) {
        addAll(other.items, 0, other.size);
    }

    void addAll(int[] other, int from, int to) {
        int count = to - from;
        if (size + count > items.length) {
            items = Arrays.copyOf(items, Math.max(size + count, items.length * 2));
        }
        System.arraycopy(other, from, items, size, count);
        size += count;
    }

    /** Takes out the items from {@code from} up to {@code to}. */
    void remove(int from, int to) {
        System.arraycopy(items, to, items, from, size - to);
        size -= to - from;
    }

    void truncate(int newSize) {
        size = newSize;
    }

    void sort() {
        Arrays.sort(items, 0, size);
    }

    /** Leaves one of each run of equal items. */
    void dropRepeats() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || items[i] != items[i - 1]) {
                items[kept++] = items[i];
            }
        }
        size = kept;
    }

    int[] toArray() {
        return Arrays.copyOf(items, size);
    }
}
