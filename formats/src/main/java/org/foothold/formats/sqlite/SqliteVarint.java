package org.foothold.formats.sqlite;

import org.foothold.formats.FormatException;

/** A cursor over SQLite's numbers of one to nine bytes. */
final class SqliteVarint {
    private static final int LONGEST = 9;

    private final byte[] bytes;
    private final int end;
    private final long offset;
    private int position;

    SqliteVarint(byte[] bytes, int position, int end, long offset) {
        this.bytes = bytes;
        this.position = position;
        this.end = end;
        this.offset = offset;
    }

    int position() {
        return position;
    }

    long next(String what) {
        long value = 0;
        for (int i = 1; i <= LONGEST; i++) {
            if (position >= end) {
                throw new FormatException(what, offset, "a number", "the end");
            }
            byte next = bytes[position++];
            if (i == LONGEST) {
                return value << 8 | (next & 0xff);
            }
            value = value << 7 | (next & 0x7f);
            if (next >= 0) {
                return value;
            }
        }
        return value;
    }
}
