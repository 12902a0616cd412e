package org.foothold.formats.unpack;

import java.util.Arrays;
import org.foothold.formats.LittleEndian;

/** The lower half of XXH64 with seed 0 (https://www.rfc-editor.org/rfc/rfc8878, section 3.1.1), as Zstandard uses it. */
final class XxHash64 implements Check {
    private static final long P1 = 0x9E3779B185EBCA87L;
    private static final long P2 = 0xC2B2AE3D27D4EB4FL;
    private static final long P3 = 0x165667B19E3779F9L;
    private static final long P4 = 0x85EBCA77C2B2AE63L;
    private static final long P5 = 0x27D4EB2F165667C5L;

    /** The sum of the first two, and the first below zero, as 64 bits hold them. */
    private static final long P1_AND_P2 = 0x60EA27EEADC0B5D6L;

    private static final long P1_LESS = 0x61C8864E7A143579L;
    private static final int STRIPE = 32;

    private final long[] lanes = new long[4];
    private final byte[] rest = new byte[STRIPE];
    private int resting;
    private long length;

    XxHash64() {
        start();
    }

    @Override
    public void begin() {
        start();
    }

    private void start() {
        lanes[0] = P1_AND_P2;
        lanes[1] = P2;
        lanes[2] = 0;
        lanes[3] = P1_LESS;
        resting = 0;
        length = 0;
    }

    @Override
    public void update(byte[] bytes, int from, int count) {
        length += count;
        int at = from;
        int end = from + count;
        if (resting > 0) {
            int more = Math.min(STRIPE - resting, count);
            System.arraycopy(bytes, at, rest, resting, more);
            resting += more;
            at += more;
            if (resting < STRIPE) {
                return;
            }
            stripe(rest, 0);
            resting = 0;
        }
        for (; end - at >= STRIPE; at += STRIPE) {
            stripe(bytes, at);
        }
        System.arraycopy(bytes, at, rest, 0, end - at);
        resting = end - at;
    }

    private void stripe(byte[] bytes, int at) {
        for (int lane = 0; lane < lanes.length; lane++) {
            lanes[lane] = round(lanes[lane], LittleEndian.i64(bytes, at + Long.BYTES * lane));
        }
    }

    private static long round(long lane, long word) {
        return Long.rotateLeft(lane + word * P2, 31) * P1;
    }

    @Override
    public byte[] value() {
        long hash = P5;
        if (length >= STRIPE) {
            hash = Long.rotateLeft(lanes[0], 1)
                    + Long.rotateLeft(lanes[1], 7)
                    + Long.rotateLeft(lanes[2], 12)
                    + Long.rotateLeft(lanes[3], 18);
            for (long lane : lanes) {
                hash = (hash ^ round(0, lane)) * P1 + P4;
            }
        }
        hash += length;
        byte[] last = Arrays.copyOf(rest, STRIPE);
        int at = 0;
        for (; resting - at >= Long.BYTES; at += Long.BYTES) {
            hash = Long.rotateLeft(hash ^ round(0, LittleEndian.i64(last, at)), 27) * P1 + P4;
        }
        if (resting - at >= Integer.BYTES) {
            hash = Long.rotateLeft(hash ^ (LittleEndian.i32(last, at) & 0xffff_ffffL) * P1, 23) * P2 + P3;
            at += Integer.BYTES;
        }
        for (; at < resting; at++) {
            hash = Long.rotateLeft(hash ^ (last[at] & 0xff) * P5, 11) * P1;
        }
        hash = (hash ^ (hash >>> 33)) * P2;
        hash = (hash ^ (hash >>> 29)) * P3;
        return Check.lowFirst(hash ^ (hash >>> 32), Integer.BYTES);
    }
}
