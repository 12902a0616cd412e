package org.foothold.formats.evtx;

/** The type of a value and where it begins and ends, packed: 8 bits and twice 28, so that one store keeps a value. */
final class Place {
    /** Bits of an offset in the chunk and in the scratch area behind it, which stays far smaller. */
    private static final int BITS = 28;

    private static final int MASK = (1 << BITS) - 1;

    private Place() {}

    static long of(int type, int from, int to) {
        return ((long) type << (2 * BITS)) | ((long) from << BITS) | to;
    }

    /** Of {@link ValueType}. */
    static int type(long place) {
        return (int) (place >>> (2 * BITS));
    }

    static int from(long place) {
        return (int) (place >>> BITS) & MASK;
    }

    /** Behind the last byte. */
    static int to(long place) {
        return (int) place & MASK;
    }
}
