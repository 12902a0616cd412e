package org.foothold.sigma.match;

import java.util.Arrays;

/** Numbers by number: a small hash table that makes no objects. */
final class LongIntMap {
    /** What {@link #get} gives for a key that is not there. */
    static final int NONE = -1;

    private long[] keys = new long[16];
    private int[] values = new int[16];
    private int size;

    LongIntMap() {
        Arrays.fill(values, NONE);
    }

    /** An equal map that changes on its own. */
    LongIntMap copy() {
        LongIntMap copy = new LongIntMap();
        copy.keys = keys.clone();
        copy.values = values.clone();
        copy.size = size;
        return copy;
    }

    int size() {
        return size;
    }

    int get(long key) {
        for (int i = slot(key, keys.length); ; i = (i + 1) & (keys.length - 1)) {
            if (values[i] == NONE || keys[i] == key) {
                return values[i];
            }
        }
    }

    boolean has(long key) {
        return get(key) != NONE;
    }

    /** Sets the value, which is not negative, of a key. */
    void put(long key, int value) {
        if (size * 2 >= keys.length) {
            grow();
        }
        if (insert(key, value)) {
            size++;
        }
    }

    private boolean insert(long key, int value) {
        for (int i = slot(key, keys.length); ; i = (i + 1) & (keys.length - 1)) {
            if (values[i] == NONE) {
                keys[i] = key;
                values[i] = value;
                return true;
            }
            if (keys[i] == key) {
                values[i] = value;
                return false;
            }
        }
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new int[keys.length];
        Arrays.fill(values, NONE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != NONE) {
                insert(oldKeys[i], oldValues[i]);
            }
        }
    }

    private static int slot(long key, int capacity) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & (capacity - 1);
    }
}
