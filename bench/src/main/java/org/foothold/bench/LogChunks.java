package org.foothold.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.foothold.formats.evtx.ChunkReader;

/** The first chunks of the log that {@code -Dfoothold.bench.log} names, in memory. */
final class LogChunks {
    private static final int HEADER = 4096;

    /** 32 MiB: more than the caches of a processor hold. */
    private static final int MOST = 512;

    private LogChunks() {}

    static byte[][] read() throws IOException {
        String name = System.getProperty("foothold.bench.log");
        if (name == null) {
            throw new IllegalStateException("-Dfoothold.bench.log must name an event log");
        }
        List<byte[]> chunks = new ArrayList<>();
        try (InputStream log = Files.newInputStream(Path.of(name))) {
            log.skipNBytes(HEADER);
            byte[] chunk = log.readNBytes(ChunkReader.SIZE);
            while (chunk.length == ChunkReader.SIZE && chunks.size() < MOST) {
                chunks.add(chunk);
                chunk = log.readNBytes(ChunkReader.SIZE);
            }
        }
        if (chunks.isEmpty()) {
            throw new IllegalStateException("no whole chunk in " + name);
        }
        return chunks.toArray(byte[][]::new);
    }
}
