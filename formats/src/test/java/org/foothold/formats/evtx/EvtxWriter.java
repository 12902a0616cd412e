package org.foothold.formats.evtx;

import static org.foothold.formats.LittleEndian.put16;
import static org.foothold.formats.LittleEndian.put32;
import static org.foothold.formats.LittleEndian.put64;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Writes Windows event logs for tests and samples: valid files, as Windows would read them, with as many chunks as it takes.
 * Damage is made by changing the bytes afterwards.
 */
public final class EvtxWriter {
    private static final Instant START = Instant.parse("2024-05-01T08:00:00Z");

    private final List<byte[]> chunks = new ArrayList<>();
    private ChunkWriter chunk = new ChunkWriter();
    private long nextNumber = 1;
    private int flags;

    /**
     * Adds one event given by its flat fields: those of Windows' System element go there, all others become
     * {@code <Data Name="…">}, and a field named {@code Data} unnamed ones. A null is a null; texts that look like numbers,
     * GUIDs, SIDs and times are written as such. Where they are missing, EventRecordID counts on, TimeCreated_SystemTime is
     * a second later for each record, and Computer is {@code DESKTOP-1}.
     */
    public EvtxWriter event(Map<String, ? extends List<@Nullable String>> fields) {
        long number = Long.parseLong(FlatEvent.first(fields, "EventRecordID", Long.toString(nextNumber)));
        String time = FlatEvent.first(
                fields, "TimeCreated_SystemTime", START.plusSeconds(number).toString());
        FlatEvent event = FlatEvent.of(fields, number, Instant.parse(time));
        return record(number, Instant.parse(time), event.template(), event.values());
    }

    /** Adds one event given by names and values in turn, each name once. */
    public EvtxWriter event(String... namesAndValues) {
        Map<String, List<@Nullable String>> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            List<@Nullable String> one = new ArrayList<>();
            one.add(namesAndValues[i + 1]);
            fields.put(namesAndValues[i], one);
        }
        return event(fields);
    }

    /** Adds a template instance. */
    EvtxWriter record(long number, Instant writtenAt, WrittenTemplate template, List<WrittenValue> values) {
        long ticks = WrittenValue.ticks(writtenAt);
        if (!chunk.add(number, ticks, template, values)) {
            endChunk();
            if (!chunk.add(number, ticks, template, values)) {
                throw new IllegalArgumentException("larger than a chunk: record " + number);
            }
        }
        nextNumber = number + 1;
        return this;
    }

    /** Adds a template instance with the next number. */
    EvtxWriter record(WrittenTemplate template, WrittenValue... values) {
        return record(nextNumber, START.plusSeconds(nextNumber), template, List.of(values));
    }

    /** Adds a record without a template. */
    EvtxWriter bare(XmlNode.Element element) {
        long ticks = WrittenValue.ticks(START.plusSeconds(nextNumber));
        if (!chunk.add(nextNumber, ticks, element)) {
            endChunk();
            chunk.add(nextNumber, ticks, element);
        }
        nextNumber++;
        return this;
    }

    /** Goes on in a new chunk. */
    public EvtxWriter endChunk() {
        if (!chunk.empty()) {
            chunks.add(chunk.finish());
            chunk = new ChunkWriter();
        }
        return this;
    }

    /** Appends 64 KiB of zeros, as logs have that were made larger than they are. */
    public EvtxWriter emptyChunk() {
        endChunk();
        chunks.add(new byte[ChunkReader.SIZE]);
        return this;
    }

    /** Marks the file as not closed by its writer. */
    public EvtxWriter dirty() {
        flags |= 1;
        return this;
    }

    /** The file's bytes. */
    public byte[] bytes() {
        endChunk();
        byte[] header = new byte[4096];
        put64(header, 0, 0x00656c6946666c45L);
        put64(header, 16, Math.max(0, chunks.size() - 1));
        put64(header, 24, nextNumber);
        put32(header, 32, 128);
        put16(header, 36, 1);
        put16(header, 38, 3);
        put16(header, 40, 4096);
        put16(header, 42, chunks.size());
        put32(header, 120, flags);
        CRC32 crc = new CRC32();
        crc.update(header, 0, 120);
        put32(header, 124, (int) crc.getValue());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(header);
        chunks.forEach(all::writeBytes);
        return all.toByteArray();
    }

    /** Writes the file, and the folders above it. */
    public void write(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.write(file, bytes());
    }
}
