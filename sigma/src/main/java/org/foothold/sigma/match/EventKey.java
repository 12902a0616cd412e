package org.foothold.sigma.match;

/**
 * One kind of events.
 *
 * @param channel the number of a channel; {@link #ANY} where it is open
 * @param id the event id; {@link #ANY} where it is open
 */
record EventKey(int channel, int id) {
    static final int ANY = -1;

    /** The key as one number. */
    long packed() {
        return pack(channel, id);
    }

    static long pack(int channel, int id) {
        return ((long) channel << 32) | (id & 0xFFFF_FFFFL);
    }
}
