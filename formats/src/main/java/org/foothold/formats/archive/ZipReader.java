package org.foothold.formats.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.foothold.formats.Damaged;
import org.foothold.formats.FormatException;
import org.foothold.formats.LittleEndian;
import org.jspecify.annotations.Nullable;

/**
 * Reads zip archives by their directory, zip64 too (APPNOTE.TXT 6.3.10, and the extra fields of Info-ZIP). Entries whose
 * contents overlap are damaged: such an archive grows without end.
 */
public final class ZipReader {
    /** As in a tar archive. */
    static final int MAX_ENTRIES = 5_000_000;

    /** A hundred bytes for each file of a million. */
    private static final int MAX_DIRECTORY = 1 << 29;

    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int MAX_COMMENT = 0xffff;
    private static final int LOCATOR = 0x07064b50;
    private static final int LOCATOR_SIZE = 20;
    private static final int END64 = 0x06064b50;
    private static final int END64_SIZE = 56;
    private static final int CENTRAL = 0x02014b50;
    private static final int CENTRAL_SIZE = 46;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_SIZE = 30;

    private final SeekableByteChannel channel;
    private final long size;
    private final List<ArchiveEntry> entries = new ArrayList<>();
    private final Map<Long, ZipRecord> records = new HashMap<>();
    private final List<Damaged> damaged = new ArrayList<>();

    /** Reads the directory of an archive; closing the channel is the caller's. */
    public ZipReader(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
        directory();
    }

    /** The entries in the order of the directory. */
    public List<ArchiveEntry> entries() {
        return List.copyOf(entries);
    }

    /** What could not be read. */
    public List<Damaged> damaged() {
        return List.copyOf(damaged);
    }

    private void directory() throws IOException {
        long tail = Math.max(0, size - END_SIZE - MAX_COMMENT);
        byte[] bytes = load("end of directory", tail, (int) (size - tail));
        int at = bytes.length - END_SIZE;
        while (at >= 0 && LittleEndian.i32(bytes, at) != END) {
            at--;
        }
        if (at < 0) {
            throw new FormatException("end of directory", tail, "its signature", "none");
        }
        long count = LittleEndian.u16(bytes, at + 10);
        long length = LittleEndian.i32(bytes, at + 12) & 0xffffffffL;
        long from = LittleEndian.i32(bytes, at + 16) & 0xffffffffL;
        long end = tail + at;
        if (at >= LOCATOR_SIZE && LittleEndian.i32(bytes, at - LOCATOR_SIZE) == LOCATOR) {
            long at64 = LittleEndian.i64(bytes, at - LOCATOR_SIZE + 8);
            byte[] end64 = load("zip64 end of directory", at64, END64_SIZE);
            if (LittleEndian.i32(end64, 0) == END64) {
                count = LittleEndian.i64(end64, 32);
                length = LittleEndian.i64(end64, 40);
                from = LittleEndian.i64(end64, 48);
                end = at64;
            }
        }
        // A program in front of the archive moves everything.
        long moved = end - length - from;
        if (length < 0 || length > MAX_DIRECTORY || count < 0 || count > MAX_ENTRIES || moved < 0) {
            throw new FormatException("directory", end, "a directory in front", length + " bytes at " + from);
        }
        central(load("directory", from + moved, (int) length), from + moved, moved);
        overlaps();
    }

    private void central(byte[] bytes, long start, long moved) {
        int at = 0;
        while (at + CENTRAL_SIZE <= bytes.length && LittleEndian.i32(bytes, at) == CENTRAL) {
            int name = LittleEndian.u16(bytes, at + 28);
            int extra = LittleEndian.u16(bytes, at + 30);
            int next = at + CENTRAL_SIZE + name + extra + LittleEndian.u16(bytes, at + 32);
            if (next > bytes.length) {
                break;
            }
            ZipRecord record = ZipRecord.of(bytes, at, start + at, moved);
            entries.add(record.entry(start + at));
            records.put(start + at, record);
            at = next;
        }
        if (at < bytes.length) {
            damaged.add(new Damaged(start + at, "directory", "an entry", "something else", true));
        }
    }

    private void overlaps() {
        List<Map.Entry<Long, ZipRecord>> sorted = new ArrayList<>(records.entrySet());
        sorted.sort(Comparator.comparingLong(one -> one.getValue().local()));
        long end = 0;
        Set<Long> bad = new HashSet<>();
        for (Map.Entry<Long, ZipRecord> one : sorted) {
            ZipRecord record = one.getValue();
            if (record.local() < end || record.packed() < 0 || record.packed() > size - record.local()) {
                bad.add(one.getKey());
                damaged.add(new Damaged(one.getKey(), "content", "behind the one before", "overlap", true));
            } else {
                end = record.local() + LOCAL_SIZE + record.packed();
            }
        }
        records.keySet().removeAll(bad);
    }

    /** The content of an entry; what cannot be read is an IOException. */
    public InputStream open(ArchiveEntry entry) throws IOException {
        ZipRecord record = records.get(entry.offset());
        if (record == null || !entry.readable()) {
            throw new IOException(record == null ? "zip: contents that overlap" : record.reason());
        }
        byte[] local = load("local header", record.local(), LOCAL_SIZE);
        if (LittleEndian.i32(local, 0) != LOCAL) {
            throw new IOException("zip: no entry where the directory says");
        }
        long from = record.local() + LOCAL_SIZE + LittleEndian.u16(local, 26) + LittleEndian.u16(local, 28);
        InputStream packed = new Slice(from, record.packed());
        return record.method() == ZipRecord.STORED ? packed : new Inflating(packed, entry.bytes());
    }

    private byte[] load(String what, long from, int length) throws IOException {
        if (from < 0 || from > size - length) {
            throw new FormatException(what, from, length + " bytes", "the end");
        }
        ByteBuffer buffer = ByteBuffer.allocate(length);
        synchronized (channel) {
            channel.position(from);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
        }
        if (buffer.hasRemaining()) {
            throw new FormatException(what, from, length + " bytes", "the end");
        }
        return buffer.array();
    }

    /** A part of the archive; each reading says where it is, so that several may be open. */
    private final class Slice extends InputStream {
        private long at;
        private final long end;

        Slice(long from, long length) {
            this.at = from;
            this.end = Math.min(size, from + length);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            if (length == 0 || at >= end) {
                return length == 0 ? 0 : -1;
            }
            int count;
            synchronized (channel) {
                channel.position(at);
                count = channel.read(ByteBuffer.wrap(to, from, (int) Math.min(length, end - at)));
            }
            at += Math.max(count, 0);
            return count;
        }
    }

    /** Unpacks no more than the directory says. */
    private static final class Inflating extends InflaterInputStream {
        private long left;

        Inflating(InputStream packed, long bytes) {
            super(packed, new Inflater(true), 1 << 13);
            this.left = bytes;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            if (length == 0 || left <= 0) {
                return length == 0 ? 0 : -1;
            }
            int count = super.read(to, from, (int) Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }

        @Override
        public void close() throws IOException {
            inf.end();
            super.close();
        }
    }

    /** Whether a file begins as a zip archive does; an empty one has its end there. */
    public static boolean recognises(byte[] start) {
        int first = start.length < 4 ? 0 : LittleEndian.i32(start, 0);
        return first == LOCAL || first == END;
    }

    /** The target of a link, which stands in its content; null where it is not to be had. */
    public @Nullable String link(ArchiveEntry entry) {
        try (InputStream in = open(entry)) {
            byte[] target = in.readNBytes(4096);
            return ArchiveText.of(target, 0, target.length);
        } catch (IOException | FormatException unreadable) {
            return null;
        }
    }
}
