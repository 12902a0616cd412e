package org.foothold.formats.evtx;

import static org.foothold.formats.LittleEndian.i32;
import static org.foothold.formats.LittleEndian.i64;
import static org.foothold.formats.LittleEndian.u16;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.foothold.formats.Damaged;

/**
 * A Windows event log file: a header, then chunks of 64 KiB up to the end of the file, however many the header counts
 * (its count has 16 bits only, and is old in a log that was not closed).
 */
public final class EvtxFile implements Closeable {
    private static final int HEADER = 4096;
    private static final long FILE_MARK = 0x00656c6946666c45L;
    private static final long CHUNK_MARK = 0x006b6e6843666c45L;
    private static final int NO_CRC = 4;

    /** What a chunk's header says up to the number of its first record. */
    private static final int CHUNK_NUMBERS = 32;

    private static final int DIRTY = 1;

    private final Path path;
    private final FileChannel channel;
    private final long size;
    private final byte[] header;
    private final long oldest;
    private final List<Damaged> damages = new ArrayList<>();

    private EvtxFile(Path path, FileChannel channel) throws IOException {
        this.path = path;
        this.channel = channel;
        this.size = channel.size();
        this.header = start(channel, 128);
        check();
        this.oldest = oldest();
    }

    /** Opens a log for reading; what is wrong with its header is in {@link #damages}. */
    public static EvtxFile open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new EvtxFile(path, channel);
        } catch (IOException why) {
            channel.close();
            throw why;
        }
    }

    /** Whether the file is an event log by its content, whatever its name: its header's mark, or a first chunk's. */
    public static boolean recognises(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            byte[] start = start(channel, HEADER + 8);
            return i64(start, 0) == FILE_MARK || i64(start, HEADER) == CHUNK_MARK;
        }
    }

    /** The first bytes of a file, with zeros where it is shorter. */
    private static byte[] start(FileChannel channel, int size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(size);
        while (buffer.hasRemaining() && channel.read(buffer, buffer.position()) > 0) {}
        return buffer.array();
    }

    private void check() {
        if (i64(header, 0) != FILE_MARK) {
            damage(0, "file mark", "ElfFile", "0x" + Long.toHexString(i64(header, 0)));
            return;
        }
        CRC32 crc = new CRC32();
        crc.update(header, 0, 120);
        if (checksums() && (int) crc.getValue() != i32(header, 124)) {
            damage(124, "file header checksum", hex(i32(header, 124)), hex((int) crc.getValue()));
        }
        int counted = u16(header, 42);
        if (chunks() < counted) {
            damage(42, "number of chunks", "at most " + chunks() + " that are there", Integer.toString(counted));
        }
    }

    /**
     * A full log goes on in its oldest chunk, so record numbers fall once where the newest chunk meets the oldest. The chunks
     * themselves tell where, since the header is stale in a log that was not closed.
     */
    private long oldest() throws IOException {
        ByteBuffer start = ByteBuffer.allocate(CHUNK_NUMBERS);
        long last = Long.MIN_VALUE;
        long fall = 0;
        for (long chunk = 0; chunk < chunks(); chunk++) {
            start.clear();
            if (channel.read(start, place(chunk)) < CHUNK_NUMBERS || i64(start.array(), 0) != CHUNK_MARK) {
                continue;
            }
            long first = i64(start.array(), CHUNK_NUMBERS - 8);
            if (first < last && fall > 0) {
                return 0;
            }
            fall = first < last ? chunk : fall;
            last = first;
        }
        return fall > 0 && firstNumber(0) > last ? fall : 0;
    }

    private long firstNumber(long chunk) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(CHUNK_NUMBERS);
        return channel.read(start, place(chunk)) < CHUNK_NUMBERS ? 0 : i64(start.array(), CHUNK_NUMBERS - 8);
    }

    private static long place(long chunk) {
        return HEADER + chunk * ChunkReader.SIZE;
    }

    private static String hex(int value) {
        return "0x" + Integer.toHexString(value);
    }

    private void damage(long offset, String what, String expected, String found) {
        damages.add(new Damaged(offset, what, expected, found, false));
    }

    /** Where the file is. */
    public Path path() {
        return path;
    }

    /** Bytes of the file when it was opened. */
    public long size() {
        return size;
    }

    /** How many chunks the file has room for, the last one perhaps cut short. */
    public long chunks() {
        return size <= HEADER ? 0 : (size - HEADER + ChunkReader.SIZE - 1) / ChunkReader.SIZE;
    }

    /** Whether the log was not closed by the last one who wrote it. */
    public boolean dirty() {
        return (i32(header, 120) & DIRTY) != 0;
    }

    /** Whether headers and chunks carry checksums. */
    public boolean checksums() {
        return (i32(header, 120) & NO_CRC) == 0;
    }

    /** What was wrong with the file's header. */
    public List<Damaged> damages() {
        return List.copyOf(damages);
    }

    /** Lets the reader take the chunk of this number, from 0 in the order in which the log was written. */
    public void load(long chunk, ChunkReader reader) throws IOException {
        reader.file(path, checksums());
        reader.load(channel, place((chunk + oldest) % chunks()));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
