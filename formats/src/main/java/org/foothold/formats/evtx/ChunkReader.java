package org.foothold.formats.evtx;

import static org.foothold.formats.LittleEndian.i32;
import static org.foothold.formats.LittleEndian.i64;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import org.foothold.formats.Damaged;
import org.foothold.formats.FormatException;
import org.jspecify.annotations.Nullable;

/**
 * Steps over the records of one chunk after the other; one for each worker, never shared. It copies a chunk into its own
 * array, so a log that is being written cannot change under it. It trusts the bounds of the chunk and the marks of the
 * records, not the counters of headers, which are stale in a log that was not closed.
 */
public final class ChunkReader {
    /** Bytes of a chunk. */
    public static final int SIZE = 1 << 16;

    /** Mark, size, number and time: what stands before a record's BinXML. */
    static final int RECORD_HEADER = 24;

    private static final int SMALLEST_RECORD = RECORD_HEADER + 4;
    private static final int RECORD_MARK = 0x00002a2a;
    private static final long CHUNK_MARK = 0x006b6e6843666c45L;
    private static final int FIRST_RECORD = 512;
    private static final int NO_CRC = 4;

    /** One of the reader's states. */
    private enum Part {
        LIVE,
        SLACK,
        DONE
    }

    private final EventView event;
    private final boolean carve;
    private final CRC32 crc = new CRC32();
    private final List<Damaged> damages = new ArrayList<>();
    private boolean checksums = true;
    private @Nullable Path path;

    private byte[] bytes = {};
    private int end;
    private long base;
    private int free;
    private int position;
    private long lastNumber;
    private int headerSum;
    private int recordsSum;
    private Part part = Part.DONE;
    private int carvedLost;

    /** With {@code carve}, the records in slack space follow those of the log. */
    public ChunkReader(TemplateStore store, boolean carve) {
        this.event = new EventView(store);
        this.carve = carve;
    }

    /** The current record; always the same object. */
    public EventView event() {
        return event;
    }

    /** What was wrong in this chunk so far, in order; a new chunk begins anew. */
    public List<Damaged> damages() {
        return Collections.unmodifiableList(damages);
    }

    /** How many pieces of slack space looked like a record and could not be read: no damage to the log. */
    public int carvedLost() {
        return carvedLost;
    }

    /** The file the chunk is from; null for a chunk from memory. */
    public @Nullable Path path() {
        return path;
    }

    /** Takes the file's chunks from now on, which have checksums unless its header says no. */
    void file(Path from, boolean withChecksums) {
        path = from;
        checksums = withChecksums;
    }

    /** Takes a copy of a chunk of up to {@link #SIZE} bytes that stands at this offset of its file. */
    public void load(byte[] file, int from, int length, long offset) {
        int size = Math.min(length, SIZE);
        // First the checksums, while the chunk comes from memory; the copy then is what the caches hold.
        sum(file, from, size);
        System.arraycopy(file, from, event.bytes(), 0, size);
        begin(size, offset);
    }

    /** Reads the chunk at this offset of the file, or what there is of it. */
    public void load(FileChannel file, long offset) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(event.bytes(), 0, SIZE);
        while (buffer.hasRemaining() && file.read(buffer, offset + buffer.position()) > 0) {}
        sum(event.bytes(), 0, buffer.position());
        begin(buffer.position(), offset);
    }

    private void begin(int length, long offset) {
        bytes = event.bytes();
        Arrays.fill(bytes, length, SIZE, (byte) 0);
        end = length;
        base = offset;
        event.chunk(length, offset);
        damages.clear();
        carvedLost = 0;
        position = FIRST_RECORD;
        lastNumber = -1;
        free = end;
        part = Part.LIVE;
        if (length < FIRST_RECORD) {
            part = Part.DONE;
            if (!zero(0, length)) {
                damage("chunk header", 0, FIRST_RECORD + " bytes", length + " bytes");
            }
        } else if (i64(bytes, 0) == CHUNK_MARK) {
            header();
        } else if (valid(FIRST_RECORD, end, true)) {
            damage("chunk mark", 0, "ElfChnk", hex(i64(bytes, 0)));
        } else {
            unmarked();
        }
    }

    private void unmarked() {
        part = carve ? Part.SLACK : Part.DONE;
        if (i64(bytes, 0) != 0) {
            damage("chunk mark", 0, "ElfChnk", hex(i64(bytes, 0)));
        }
    }

    private void header() {
        lastNumber = i64(bytes, 24) - 1;
        free = i32(bytes, 48);
        if (free < FIRST_RECORD || free > end) {
            damage("free space offset", 48, FIRST_RECORD + " to " + end, Integer.toUnsignedString(free));
            free = end;
            return;
        }
        if (checksums && (i32(bytes, 120) & NO_CRC) == 0) {
            compare("chunk header checksum", 124, headerSum);
            compare("records checksum", 52, recordsSum);
        }
    }

    /** Computes the checksums of a chunk that has some, as far as its header can be believed. */
    private void sum(byte[] chunk, int at, int size) {
        int behind = size < FIRST_RECORD ? 0 : i32(chunk, at + 48);
        if (!checksums || behind < FIRST_RECORD || behind > size || (i32(chunk, at + 120) & NO_CRC) != 0) {
            return;
        }
        crc.reset();
        crc.update(chunk, at, 120);
        crc.update(chunk, at + 128, 384);
        headerSum = (int) crc.getValue();
        crc.reset();
        crc.update(chunk, at + FIRST_RECORD, behind - FIRST_RECORD);
        recordsSum = (int) crc.getValue();
    }

    private void compare(String what, int at, int found) {
        if (found != i32(bytes, at)) {
            damage(what, at, hex(i32(bytes, at) & 0xffffffffL), hex(found & 0xffffffffL));
        }
    }

    private void damage(String what, int at, String expected, String found) {
        damages.add(new Damaged(base + at, what, expected, found, false));
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }

    private boolean zero(int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Moves to the next record that can be read; false at the end of the chunk. Damage on the way is in {@link #damages}. */
    public boolean next() {
        while (part == Part.LIVE) {
            if (!live()) {
                part = carve ? Part.SLACK : Part.DONE;
            } else if (take()) {
                return true;
            }
        }
        while (part == Part.SLACK) {
            int at = mark(position, end, 4);
            if (at < 0) {
                part = Part.DONE;
            } else if (carved(at)) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@link #position} is, or was moved to, the header of a record of the log. */
    private boolean live() {
        bytes = event.bytes();
        if (valid(position, end, false)) {
            // A stale header: the log went on behind the place it names, in unbroken order.
            return position < free || i64(bytes, position + 8) == lastNumber + 1;
        }
        if (position >= free || zero(position, free)) {
            return false;
        }
        int next = mark(position + 1, free, 1);
        boolean sized = free - position >= 8 && i32(bytes, position) == RECORD_MARK;
        damages.add(new Damaged(
                base + position + (sized ? 4 : 0),
                sized ? "record size" : "record mark",
                sized ? "a size that the record's end repeats" : "0x2a2a",
                hex(free - position >= 8 ? i32(bytes, position + (sized ? 4 : 0)) & 0xffffffffL : 0),
                true));
        position = next < 0 ? free : next;
        return next >= 0;
    }

    private boolean take() {
        int at = position;
        int size = i32(bytes, at + 4);
        position += size;
        lastNumber = i64(bytes, at + 8);
        if (i32(bytes, at + size - 4) != size) {
            damage(
                    "record size, repeated",
                    at + size - 4,
                    Integer.toString(size),
                    hex(i32(bytes, at + size - 4) & 0xffffffffL));
        }
        try {
            event.read(at, size, false);
            return true;
        } catch (FormatException why) {
            damages.add(Damaged.of(why));
            return false;
        }
    }

    private boolean carved(int at) {
        int size = i32(bytes, at + 4);
        try {
            event.read(at, size, true);
            position = at + size;
            return true;
        } catch (FormatException why) {
            carvedLost++;
            position = at + 4;
            return false;
        }
    }

    /** The first record at or behind a place; -1 where there is none. */
    private int mark(int from, int to, int step) {
        bytes = event.bytes();
        for (int at = from; at <= to - SMALLEST_RECORD; at += step) {
            if (i32(bytes, at) == RECORD_MARK && valid(at, to, true)) {
                return at;
            }
        }
        return -1;
    }

    /**
     * Whether a record can stand at this place: its mark, and a size that its end repeats, or, unless {@code strict}, that
     * leads to another record or to the free space.
     */
    private boolean valid(int at, int to, boolean strict) {
        if (at > to - SMALLEST_RECORD || i32(bytes, at) != RECORD_MARK) {
            return false;
        }
        int size = i32(bytes, at + 4);
        if (size < SMALLEST_RECORD || size > to - at) {
            return false;
        }
        return i32(bytes, at + size - 4) == size
                || (!strict && (at + size == free || (at + size <= to - 4 && i32(bytes, at + size) == RECORD_MARK)));
    }
}
