package org.foothold.formats.evtx;

import java.util.Arrays;

/**
 * Which names stand where in the current chunk, as far as they were compared: definitions of one chunk share most of their
 * names, so each is compared once. One for each worker.
 */
final class NameMemo {
    /** A power of two; a chunk has some hundred names, and one that displaces another only costs a comparison. */
    private static final int PLACES = 1024;

    private final long[] keys = new long[PLACES];
    private final byte[][] names = new byte[PLACES][0];
    private long generation;

    /** Begins a new chunk. */
    void chunk() {
        generation++;
    }

    /**
     * Whether the name at this offset of the chunk is this one: hash, length and characters, behind the link to the next.
     * It is known again at once where equal names are one array.
     */
    @SuppressWarnings("ReferenceEquality") // Equal names are one array where they can be; others are compared.
    boolean has(byte[] chunk, int offset, int end, byte[] name) {
        int place = (offset * 0x9E3779B1) >>> 22;
        long key = (generation << 32) | (offset & 0xffffffffL);
        if (keys[place] == key && names[place] == name) {
            return true;
        }
        if (offset <= 0
                || offset > end - 4 - name.length
                || !Arrays.equals(name, 0, name.length, chunk, offset + 4, offset + 4 + name.length)) {
            return false;
        }
        keys[place] = key;
        names[place] = name;
        return true;
    }
}
