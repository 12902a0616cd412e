package org.foothold.formats.pkg;

import java.io.IOException;
import org.foothold.formats.Damaged;
import org.foothold.formats.FormatException;
import org.foothold.formats.LittleEndian;
import org.foothold.formats.RandomBytes;

/**
 * Reads rpm's own database of packages, {@code Packages.db}
 * (https://github.com/rpm-software-management/rpm/blob/master/lib/backend/ndb/rpmpkg.c): pages of slots, and blobs that the
 * slots point at.
 */
final class NdbFile {
    private static final int MAGIC = 'R' | 'p' << 8 | 'm' << 16 | 'P' << 24;
    private static final int SLOT_MAGIC = 'S' | 'l' << 8 | 'o' << 16 | 't' << 24;
    private static final int BLOB_MAGIC = 'B' | 'l' << 8 | 'b' << 16 | 'S' << 24;
    private static final int PAGE = 4096;
    private static final int SLOT = 16;
    private static final int BLOCK = 16;
    private static final int HEADER = 32;
    private static final int BLOB_HEADER = 16;

    /** Each page has 255 slots; more packages than are read do not stand on more pages. */
    private static final int MAX_PAGES = Gathered.MAX_PACKAGES / 128;

    /** A header of a package with 100,000 files has 20 MB. */
    static final int MAX_BLOB = 1 << 28;

    private final RandomBytes file;
    private final RpmReader.Headers headers;
    private final Gathered found;
    private final String path;
    private final long size;
    private long budget;

    NdbFile(RandomBytes file, Gathered found, String path, RpmReader.Headers headers) throws IOException {
        this.file = file;
        this.found = found;
        this.path = path;
        this.headers = headers;
        this.size = file.size();
        // Blobs do not overlap: together they are not longer than the file.
        this.budget = size;
    }

    void read() throws IOException {
        byte[] header = new byte[HEADER];
        if (file.read(0, header, 0, HEADER) < HEADER || LittleEndian.i32(header, 0) != MAGIC) {
            throw new FormatException("header", 0, "RpmP", "other bytes");
        }
        if (LittleEndian.i32(header, 4) != 0) {
            throw new FormatException("version", 4, "0", Integer.toString(LittleEndian.i32(header, 4)));
        }
        long pages = Integer.toUnsignedLong(LittleEndian.i32(header, 12));
        if (pages > MAX_PAGES || pages > size / PAGE) {
            throw new FormatException("slot pages", 12, "at most " + size / PAGE, Long.toString(pages));
        }
        byte[] slots = new byte[(int) pages * PAGE];
        int read = file.read(0, slots, 0, slots.length);
        for (int at = HEADER; at + SLOT <= read; at += SLOT) {
            if (LittleEndian.i32(slots, at) != SLOT_MAGIC) {
                found.lost(path, at, "slot", "Slot", "other bytes");
            } else if (LittleEndian.i32(slots, at + 8) != 0) {
                try {
                    blob(slots, at);
                } catch (FormatException wrong) {
                    found.damage(path, Damaged.of(wrong));
                }
            }
        }
    }

    private void blob(byte[] slots, int slot) throws IOException {
        int number = LittleEndian.i32(slots, slot + 4);
        long offset = Integer.toUnsignedLong(LittleEndian.i32(slots, slot + 8)) * BLOCK;
        long blocks = Integer.toUnsignedLong(LittleEndian.i32(slots, slot + 12));
        byte[] head = new byte[BLOB_HEADER];
        if (file.read(offset, head, 0, BLOB_HEADER) < BLOB_HEADER
                || LittleEndian.i32(head, 0) != BLOB_MAGIC
                || LittleEndian.i32(head, 4) != number) {
            throw new FormatException("blob", offset, "that of package " + number, "another or none");
        }
        long length = Integer.toUnsignedLong(LittleEndian.i32(head, 12));
        if (length > blocks * BLOCK || length > MAX_BLOB || length > budget) {
            throw new FormatException("blob's size", offset + 12, "within its blocks", Long.toString(length));
        }
        budget -= length;
        byte[] blob = new byte[(int) length];
        int read = file.read(offset + BLOB_HEADER, blob, 0, blob.length);
        if (read < blob.length) {
            throw new FormatException("blob", offset, length + " bytes", Integer.toString(read));
        }
        headers.header(Integer.toUnsignedLong(number), offset, blob);
    }
}
