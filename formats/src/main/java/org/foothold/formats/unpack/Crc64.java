package org.foothold.formats.unpack;

import org.foothold.formats.LittleEndian;

/** CRC-64 of ECMA-182, eight bytes at a time, as xz uses it (https://tukaani.org/xz/xz-file-format.txt, section 6). */
final class Crc64 implements Check {
    private static final long POLYNOMIAL = 0xC96C5795D7870F42L;

    /** What a byte does to the sum when so many bytes come behind it. */
    private static final long[][] TABLES = tables();

    private long sum = -1;

    private static long[][] tables() {
        long[][] tables = new long[Long.BYTES][256];
        for (int value = 0; value < 256; value++) {
            long sum = value;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                sum = (sum >>> 1) ^ ((sum & 1) == 0 ? 0 : POLYNOMIAL);
            }
            tables[0][value] = sum;
        }
        for (int behind = 1; behind < Long.BYTES; behind++) {
            for (int value = 0; value < 256; value++) {
                long before = tables[behind - 1][value];
                tables[behind][value] = (before >>> 8) ^ tables[0][(int) before & 0xff];
            }
        }
        return tables;
    }

    @Override
    public void begin() {
        sum = -1;
    }

    @Override
    public void update(byte[] bytes, int from, int count) {
        long crc = sum;
        int at = from;
        int end = from + count;
        for (; end - at >= Long.BYTES; at += Long.BYTES) {
            long mixed = crc ^ LittleEndian.i64(bytes, at);
            crc = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                crc ^= TABLES[Long.BYTES - 1 - i][(int) (mixed >>> (8 * i)) & 0xff];
            }
        }
        for (; at < end; at++) {
            crc = (crc >>> 8) ^ TABLES[0][(int) (crc ^ bytes[at]) & 0xff];
        }
        sum = crc;
    }

    @Override
    public byte[] value() {
        return Check.lowFirst(~sum, Long.BYTES);
    }
}
