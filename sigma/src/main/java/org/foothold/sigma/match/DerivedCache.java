package org.foothold.sigma.match;

import java.util.Arrays;
import org.foothold.sigma.mapping.FieldSource;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what derived fields were made of the same inputs, such as an account of a SID, a domain and a name, which
 * come again with each event of that account. Each place keeps one.
 */
final class DerivedCache {
    /** Longer inputs seldom come again, and cost memory. */
    private static final int MAX_BYTES = 512;

    private static final int PLACES = 512;
    private static final int MULTIPLIER = 31;

    // What stands before a value's bytes, and for an input without a value.
    private static final byte VALUE = 1;
    private static final byte INPUT = 2;

    private final @Nullable Made[] places = new Made[PLACES];

    private byte[] key = new byte[64];
    private int length;

    /** Begins the inputs of a field. */
    void clear() {
        length = 0;
    }

    /** The values of the next input follow. */
    void addInput() {
        put(INPUT);
    }

    /** A value of the input, as UTF-16LE text in place. */
    void addValue(byte[] data, int from, int to) {
        int size = Math.min(to - from, MAX_BYTES);
        put(VALUE);
        // The length keeps one value's end from being another's start.
        put((byte) size);
        put((byte) (size >>> 8));
        reserve(size);
        System.arraycopy(data, from, key, length, size);
        // A value that is cut makes the key too long to be kept.
        length += size;
    }

    private void put(byte item) {
        reserve(1);
        key[length++] = item;
    }

    private void reserve(int more) {
        if (length + more > key.length) {
            key = Arrays.copyOf(key, Math.max(length + more, key.length * 2));
        }
    }

    /** The place of these inputs; negative where they are too long to be kept. */
    int place(FieldSource.Derived field) {
        if (length > MAX_BYTES) {
            return -1;
        }
        int hash = System.identityHashCode(field);
        for (int i = 0; i < length; i++) {
            hash = hash * MULTIPLIER + key[i];
        }
        return (hash ^ (hash >>> 16)) & (PLACES - 1);
    }

    /** What is kept of these inputs at their place; null where it is not known. */
    @Nullable
    Made find(int place, FieldSource.Derived field) {
        Made made = place < 0 ? null : places[place];
        return made != null && made.isOf(field, key, length) ? made : null;
    }

    /** Keeps what was made of these inputs: UTF-16LE text, or null where the field is absent. */
    void keep(int place, FieldSource.Derived field, byte @Nullable [] result) {
        if (place >= 0) {
            places[place] = new Made(field, Arrays.copyOf(key, length), result);
        }
    }

    /** A derived field's value, with what it was made of. */
    static final class Made {
        private final FieldSource.Derived field;
        private final byte[] key;
        private final byte @Nullable [] result;

        Made(FieldSource.Derived field, byte[] key, byte @Nullable [] result) {
            this.field = field;
            this.key = key;
            this.result = result;
        }

        // A set of rules has each field once; an equal one of another set is only made again.
        @SuppressWarnings("ReferenceEquality")
        private boolean isOf(FieldSource.Derived other, byte[] inputs, int length) {
            return field == other && Arrays.equals(key, 0, key.length, inputs, 0, length);
        }

        /** UTF-16LE text; null where the field is absent. */
        byte @Nullable [] result() {
            return result;
        }
    }
}
