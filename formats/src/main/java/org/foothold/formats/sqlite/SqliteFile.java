package org.foothold.formats.sqlite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.foothold.formats.Damaged;
import org.foothold.formats.FormatException;
import org.foothold.formats.RandomBytes;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tables of an SQLite 3 database (https://www.sqlite.org/fileformat2.html), with what its write-ahead log adds.
 * Pages are read when they are needed; what is kept is one page for each level of a tree. One thread may use it.
 */
public final class SqliteFile {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int HEADER = 100;
    private static final int ENCODING_AT = 56;
    private static final int RESERVED_AT = 20;
    private static final int PAGE_SIZE_AT = 16;

    /** The largest page, which the header writes as one. */
    private static final int LARGEST_PAGE = 1 << 16;

    private static final int SMALLEST_PAGE = 512;

    /** SQLite's own bound of a page's usable bytes. */
    private static final int SMALLEST_USABLE = 480;

    /** A tree of so many levels would hold more rows than there are. */
    private static final int MAX_DEPTH = 40;

    /** A row of a package with 100,000 files has 20 MB. */
    private static final int MAX_ROW = 1 << 28;

    private static final int MAX_TABLES = 10_000;

    private static final int INTERIOR = 5;
    private static final int LEAF = 13;

    private final SqlitePages pages;
    private final int usable;
    private final int encoding;

    private SqliteFile(SqlitePages pages, int usable, int encoding) {
        this.pages = pages;
        this.usable = usable;
        this.encoding = encoding;
    }

    /** A table: its name, the page where its tree starts, and the statement that made it. */
    public record Table(String name, long rootPage, String sql) {}

    /**
     * Opens a database.
     *
     * @param wal its write-ahead log, {@code NAME-wal}, where there is one
     * @throws FormatException where it is no such file
     */
    public static SqliteFile open(RandomBytes file, @Nullable RandomBytes wal) throws IOException {
        byte[] header = new byte[HEADER];
        int read = file.read(0, header, 0, HEADER);
        for (int i = 0; i < MAGIC.length; i++) {
            if (read < HEADER || header[i] != MAGIC[i]) {
                throw new FormatException(
                        "header", 0, "SQLite format 3", read < HEADER ? read + " bytes" : "other bytes");
            }
        }
        int pageSize = (header[PAGE_SIZE_AT] & 0xff) << 8 | (header[PAGE_SIZE_AT + 1] & 0xff);
        pageSize = pageSize == 1 ? LARGEST_PAGE : pageSize;
        if (pageSize < SMALLEST_PAGE || Integer.bitCount(pageSize) != 1) {
            throw new FormatException("page size", PAGE_SIZE_AT, "a power of two from 512", Integer.toString(pageSize));
        }
        int reserved = header[RESERVED_AT] & 0xff;
        if (pageSize - reserved < SMALLEST_USABLE) {
            throw new FormatException("reserved bytes", RESERVED_AT, "480 bytes left of a page", reserved + " taken");
        }
        SqlitePages pages = new SqlitePages(file, wal, pageSize);
        // The log may have a newer first page.
        byte[] first = pages.page(1);
        return new SqliteFile(pages, pageSize - reserved, first[ENCODING_AT + 3]);
    }

    /** The tables, and what was damaged among them. */
    public List<Table> tables(Consumer<Damaged> damages) throws IOException {
        List<Table> tables = new ArrayList<>();
        rows(
                1,
                row -> {
                    if (tables.size() < MAX_TABLES
                            && row.size() >= 5
                            && row.text(0).equals("table")) {
                        tables.add(new Table(row.text(1), row.integer(3), row.text(4)));
                    }
                },
                damages);
        return tables;
    }

    /** Every row of the table that starts at {@code rootPage}; damage costs a row or a page. */
    public void rows(long rootPage, Consumer<SqliteRow> rows, Consumer<Damaged> damages) throws IOException {
        new Walk(rows, damages).page(rootPage, 0);
    }

    private final class Walk {
        private final Consumer<SqliteRow> rows;
        private final Consumer<Damaged> damages;
        // A page belongs to one place of one tree: loops, and pages that many point at, end here.
        private long budget;

        Walk(Consumer<SqliteRow> rows, Consumer<Damaged> damages) throws IOException {
            this.rows = rows;
            this.damages = damages;
            this.budget = pages.count() + 1;
        }

        void page(long number, int depth) throws IOException {
            try {
                if (depth == MAX_DEPTH || budget-- <= 0) {
                    throw new FormatException("tree", pages.offset(number), "an end", "page " + number + " again");
                }
                byte[] page = pages.page(number);
                int start = number == 1 ? HEADER : 0;
                int type = page[start];
                if (type != INTERIOR && type != LEAF) {
                    throw new FormatException("page type", pages.offset(number), "5 or 13", Integer.toString(type));
                }
                int cells = u16(page, start + 3);
                int pointers = start + (type == LEAF ? 8 : 12);
                if (pointers + 2 * cells > usable) {
                    throw new FormatException("cells", pages.offset(number), "as many as fit", Integer.toString(cells));
                }
                for (int i = 0; i < cells; i++) {
                    cell(number, page, type, u16(page, pointers + 2 * i), depth);
                }
                if (type == INTERIOR) {
                    page(u32(page, start + 8), depth + 1);
                }
            } catch (FormatException wrong) {
                damages.accept(Damaged.of(wrong));
            }
        }

        private void cell(long number, byte[] page, int type, int at, int depth) throws IOException {
            if (type == INTERIOR) {
                if (at + 4 > usable) {
                    throw new FormatException("cell", pages.offset(number), "one in the page", Integer.toString(at));
                }
                page(u32(page, at), depth + 1);
                return;
            }
            try {
                rows.accept(row(number, page, at));
            } catch (FormatException wrong) {
                damages.accept(Damaged.of(wrong));
            }
        }

        private SqliteRow row(long number, byte[] page, int at) throws IOException {
            long offset = pages.offset(number) + at;
            SqliteVarint varint = new SqliteVarint(page, at, usable, offset);
            long size = varint.next("row's size");
            long id = varint.next("row's number");
            if (size < 0 || size > MAX_ROW || size > pages.count() * usable) {
                throw new FormatException("row's size", offset, "at most " + MAX_ROW, Long.toString(size));
            }
            int from = varint.position();
            int local = local((int) size);
            if (from + local > usable) {
                throw new FormatException("row", offset, local + " bytes in the page", (usable - from) + " left");
            }
            if (local == size) {
                return new SqliteRow(id, page, from, from + local, encoding, offset);
            }
            byte[] whole = overflow(page, from, local, (int) size, offset);
            return new SqliteRow(id, whole, 0, whole.length, encoding, offset);
        }

        private byte[] overflow(byte[] page, int from, int local, int size, long offset) throws IOException {
            if (from + local + 4 > usable) {
                throw new FormatException("overflow page", offset, "its number", "the end of the page");
            }
            budget -= (size - local + usable - 5) / (usable - 4);
            if (budget < 0) {
                throw new FormatException("row", offset, "as many pages as there are", size + " bytes");
            }
            byte[] whole = new byte[size];
            System.arraycopy(page, from, whole, 0, local);
            long next = u32(page, from + local);
            int done = local;
            while (done < size) {
                if (next == 0) {
                    throw new FormatException("overflow page", offset, (size - done) + " more bytes", "page " + next);
                }
                byte[] more = pages.page(next);
                int count = Math.min(size - done, usable - 4);
                System.arraycopy(more, 4, whole, done, count);
                done += count;
                next = u32(more, 0);
            }
            return whole;
        }
    }

    // The specification's rule of how much of a row stays in its page.
    private int local(int size) {
        int most = usable - 35;
        if (size <= most) {
            return size;
        }
        int least = (usable - 12) * 32 / 255 - 23;
        int rest = least + (size - least) % (usable - 4);
        return rest <= most ? rest : least;
    }

    static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }

    static long u32(byte[] bytes, int at) {
        return (long) u16(bytes, at) << 16 | u16(bytes, at + 2);
    }
}
