package org.foothold.formats.evtx;

import java.util.Arrays;

/** Small dense numbers for texts that stand in chunks as UTF-16LE; bounded, since files bring names of their own. */
final class NameIds {
    /** No number: the table is full, or the text too long. */
    static final int NONE = -1;

    private static final int MOST = 1 << 12;

    /** In bytes; names of providers' fields have some dozen characters. */
    private static final int LONGEST = 512;

    private final byte[][] names = new byte[MOST][];
    private final int[] slots = new int[4 * MOST];
    private int count;

    /** The number of this text. */
    int id(byte[] bytes, int from, int to) {
        if (to - from > LONGEST) {
            return NONE;
        }
        int hash = to - from;
        for (int at = from; at < to; at++) {
            hash = 31 * hash + bytes[at];
        }
        hash *= 0x9E3779B1;
        for (int place = hash >>> 18; ; place = (place + 1) & (slots.length - 1)) {
            int known = slots[place] - 1;
            if (known < 0) {
                return add(place, Arrays.copyOfRange(bytes, from, to));
            }
            if (Arrays.equals(names[known], 0, names[known].length, bytes, from, to)) {
                return known;
            }
        }
    }

    private int add(int place, byte[] name) {
        if (count == MOST) {
            return NONE;
        }
        names[count] = name;
        slots[place] = ++count;
        return count - 1;
    }
}
