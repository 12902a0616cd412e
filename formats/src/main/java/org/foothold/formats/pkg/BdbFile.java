package org.foothold.formats.pkg;

import java.io.IOException;
import java.util.Arrays;
import org.foothold.formats.Damaged;
import org.foothold.formats.FormatException;
import org.foothold.formats.LittleEndian;
import org.foothold.formats.RandomBytes;

/**
 * Reads the packages of a Berkeley DB hash file, as rpm kept them before 4.16
 * (https://docs.oracle.com/database/bdb181/html/programmer_reference/am_conf.html; the layout is that of db_page.h). The
 * buckets do not matter, so that pages are taken as they come.
 */
final class BdbFile {
    private static final int MAGIC = 0x061561;
    private static final int META = 72;
    private static final int PAGE_HEADER = 26;
    private static final int MAX_PAGE = 1 << 16;
    private static final int HASH_UNSORTED = 2;
    private static final int HASH = 13;
    private static final int OVERFLOW = 7;
    private static final int KEY_DATA = 1;
    private static final int OFF_PAGE = 3;
    private static final int OFF_PAGE_SIZE = 12;
    private static final int MAX_ITEMS = 1 << 15;

    private final RandomBytes file;
    private final Gathered found;
    private final String path;
    private final RpmReader.Headers headers;
    private boolean swapped;
    private int pageSize;
    private long pages;
    private long budget;

    BdbFile(RandomBytes file, Gathered found, String path, RpmReader.Headers headers) {
        this.file = file;
        this.found = found;
        this.path = path;
        this.headers = headers;
    }

    void read() throws IOException {
        byte[] meta = new byte[META];
        if (file.read(0, meta, 0, META) < META) {
            throw new FormatException("header", 0, META + " bytes", Long.toString(file.size()));
        }
        swapped = Integer.reverseBytes(LittleEndian.i32(meta, 12)) == MAGIC;
        if (i32(meta, 12) != MAGIC) {
            throw new FormatException("magic", 12, "that of a hash", Integer.toHexString(i32(meta, 12)));
        }
        pageSize = i32(meta, 20);
        if (pageSize < 512 || pageSize > MAX_PAGE || Integer.bitCount(pageSize) != 1) {
            throw new FormatException("page size", 20, "a power of two", Integer.toString(pageSize));
        }
        if (meta[24] != 0) {
            throw new FormatException("encryption", 24, "none", Integer.toString(meta[24]));
        }
        pages = file.size() / pageSize;
        // No page belongs to two packages.
        budget = pages;
        byte[] page = new byte[pageSize];
        for (long number = 1; number < pages && file.read(number * pageSize, page, 0, pageSize) == pageSize; number++) {
            if (page[25] == HASH || page[25] == HASH_UNSORTED) {
                items(number, page);
            }
        }
    }

    // Items stand in pairs, key and value, from the page's end; where each starts stands in front.
    private void items(long number, byte[] page) throws IOException {
        int count = u16(page, 20);
        if (count > MAX_ITEMS || PAGE_HEADER + 2 * count > pageSize) {
            found.lost(path, number * pageSize, "items of a page", "as many as fit", Integer.toString(count));
            return;
        }
        int end = pageSize;
        for (int i = 0; i + 1 < count; i += 2) {
            int key = u16(page, PAGE_HEADER + 2 * i);
            int value = u16(page, PAGE_HEADER + 2 * i + 2);
            if (value < PAGE_HEADER || value >= key || key >= end) {
                found.lost(path, number * pageSize, "items of a page", "one before the other", key + ", " + value);
                return;
            }
            try {
                pair(number * pageSize + value, page, key, value, end);
            } catch (FormatException wrong) {
                found.damage(path, Damaged.of(wrong));
            }
            end = value;
        }
    }

    private void pair(long offset, byte[] page, int key, int value, int end) throws IOException {
        // Package 0 is the counter.
        if (page[key] != KEY_DATA || end - key != 5 || i32(page, key + 1) == 0) {
            return;
        }
        long number = Integer.toUnsignedLong(i32(page, key + 1));
        if (page[value] == KEY_DATA) {
            headers.header(number, offset, Arrays.copyOfRange(page, value + 1, key));
        } else if (page[value] == OFF_PAGE && key - value >= OFF_PAGE_SIZE) {
            long first = Integer.toUnsignedLong(i32(page, value + 4));
            headers.header(number, offset, overflow(offset, first, Integer.toUnsignedLong(i32(page, value + 8))));
        } else {
            throw new FormatException("value", offset, "in the page or off it", "kind " + page[value]);
        }
    }

    private byte[] overflow(long offset, long first, long size) throws IOException {
        long needed = (size + pageSize - PAGE_HEADER - 1) / (pageSize - PAGE_HEADER);
        if (size > NdbFile.MAX_BLOB || needed > budget) {
            throw new FormatException("value's size", offset + 8, "at most the file's", Long.toString(size));
        }
        budget -= needed;
        byte[] whole = new byte[(int) size];
        byte[] page = new byte[pageSize];
        long next = first;
        int done = 0;
        while (done < size) {
            boolean read = next > 0 && next < pages && file.read(next * pageSize, page, 0, pageSize) == pageSize;
            int count = read ? Math.min(u16(page, 22), (int) size - done) : 0;
            if (count == 0 || page[25] != OVERFLOW || count > pageSize - PAGE_HEADER) {
                throw new FormatException("overflow page", offset, (size - done) + " more bytes", "page " + next);
            }
            System.arraycopy(page, PAGE_HEADER, whole, done, count);
            done += count;
            next = Integer.toUnsignedLong(i32(page, 16));
        }
        return whole;
    }

    private int i32(byte[] bytes, int at) {
        int value = LittleEndian.i32(bytes, at);
        return swapped ? Integer.reverseBytes(value) : value;
    }

    private int u16(byte[] bytes, int at) {
        int value = LittleEndian.u16(bytes, at);
        return swapped ? (value & 0xff) << 8 | value >> 8 : value;
    }
}
