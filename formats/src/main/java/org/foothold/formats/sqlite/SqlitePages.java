package org.foothold.formats.sqlite;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.foothold.formats.FormatException;
import org.foothold.formats.RandomBytes;
import org.jspecify.annotations.Nullable;

/** The pages of a database, each as the last whole transaction of the write-ahead log left it. */
final class SqlitePages {
    private static final int WAL_HEADER = 32;
    private static final int FRAME_HEADER = 24;
    private static final long WAL_MAGIC = 0x377f0682L;

    /** A log is written back after a thousand pages; one of ten gigabytes was made to fill memory. */
    private static final int MAX_FRAMES = 1 << 21;

    private final RandomBytes file;
    private final @Nullable RandomBytes wal;
    private final int pageSize;
    private final Map<Long, Long> newer = new HashMap<>();
    private long count;

    SqlitePages(RandomBytes file, @Nullable RandomBytes wal, int pageSize) throws IOException {
        this.file = file;
        this.wal = wal;
        this.pageSize = pageSize;
        this.count = file.size() / pageSize;
        if (wal != null) {
            frames(wal);
        }
    }

    long count() {
        return count;
    }

    /** Where a page starts in the file; one that only the log has is where it would be. */
    long offset(long number) {
        return (number - 1) * pageSize;
    }

    byte[] page(long number) throws IOException {
        Long frame = newer.get(number);
        byte[] page = new byte[pageSize];
        int read = 0;
        if (frame != null && wal != null) {
            read = wal.read(frame, page, 0, pageSize);
        } else if (number >= 1 && number <= count) {
            read = file.read(offset(number), page, 0, pageSize);
        }
        if (read < pageSize) {
            throw new FormatException(
                    "page " + number, Math.max(0, offset(number)), "one of " + count, read + " bytes");
        }
        return page;
    }

    private void frames(RandomBytes log) throws IOException {
        byte[] header = new byte[WAL_HEADER];
        if (log.read(0, header, 0, WAL_HEADER) < WAL_HEADER || (SqliteFile.u32(header, 0) & ~1L) != WAL_MAGIC) {
            return;
        }
        boolean big = (header[3] & 1) != 0;
        if (SqliteFile.u32(header, 8) != pageSize) {
            return;
        }
        Checksum sum = new Checksum(big);
        sum.add(header, 0, 24);
        if (!sum.equals(header, 24)) {
            return;
        }
        Map<Long, Long> open = new HashMap<>();
        byte[] frame = new byte[FRAME_HEADER + pageSize];
        long at = WAL_HEADER;
        for (int i = 0; i < MAX_FRAMES && log.read(at, frame, 0, frame.length) == frame.length; i++) {
            sum.add(frame, 0, 8);
            sum.add(frame, FRAME_HEADER, pageSize);
            // A frame of an older log, or one that was not written whole, ends it.
            if (SqliteFile.u32(frame, 8) != SqliteFile.u32(header, 16)
                    || SqliteFile.u32(frame, 12) != SqliteFile.u32(header, 20)
                    || !sum.equals(frame, 16)) {
                return;
            }
            open.put(SqliteFile.u32(frame, 0), at + FRAME_HEADER);
            long size = SqliteFile.u32(frame, 4);
            if (size != 0) {
                newer.putAll(open);
                open.clear();
                // Not more than there can be: what walks the pages counts by this.
                count = Math.min(size, file.size() / pageSize + newer.size());
            }
            at += frame.length;
        }
    }

    /** The log's own checksum, which goes on from frame to frame. */
    private static final class Checksum {
        private final boolean big;
        private int first;
        private int second;

        Checksum(boolean big) {
            this.big = big;
        }

        void add(byte[] bytes, int from, int length) {
            for (int at = from; at < from + length; at += 8) {
                first += word(bytes, at) + second;
                second += word(bytes, at + 4) + first;
            }
        }

        private int word(byte[] bytes, int at) {
            int word = (int) SqliteFile.u32(bytes, at);
            return big ? word : Integer.reverseBytes(word);
        }

        boolean equals(byte[] bytes, int at) {
            return first == (int) SqliteFile.u32(bytes, at) && second == (int) SqliteFile.u32(bytes, at + 4);
        }
    }
}
