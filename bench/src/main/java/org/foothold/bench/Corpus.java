package org.foothold.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Makes one large event log by repeating the chunks of small ones: {@code Corpus OUT MEGABYTES FILE|FOLDER...}. */
public final class Corpus {
    private static final int HEADER = 4096;
    private static final int CHUNK = 65536;
    private static final int MOST_CHUNKS = 65535;
    private static final byte[] CHUNK_MAGIC = "ElfChnk\0".getBytes(StandardCharsets.US_ASCII);

    private Corpus() {}

    public static void main(String[] args) throws IOException {
        if (args.length < 3) {
            System.err.println("usage: Corpus OUT MEGABYTES FILE|FOLDER...");
            System.exit(2);
        }
        List<Path> sources = Stream.of(args).skip(2).map(Path::of).toList();
        int chunks = make(Path.of(args[0]), Long.parseLong(args[1]) << 20, sources);
        System.out.println(args[0] + ": " + chunks + " chunks");
    }

    /** Writes at least {@code size} bytes (less only where a file cannot hold more chunks); gives the number of chunks. */
    static int make(Path out, long size, List<Path> sources) throws IOException {
        List<byte[]> chunks = new ArrayList<>();
        for (Path source : sources) {
            try (Stream<Path> files = Files.walk(source)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".evtx"))
                        .sorted()
                        .toList()) {
                    addChunks(file, chunks);
                }
            }
        }
        if (chunks.isEmpty()) {
            throw new IOException("no chunk of an event log in " + sources);
        }
        int count = (int) Math.min(MOST_CHUNKS, (size + CHUNK - 1) / CHUNK);
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(out), 1 << 20)) {
            stream.write(header(count));
            for (int i = 0; i < count; i++) {
                stream.write(chunks.get(i % chunks.size()));
            }
        }
        return count;
    }

    private static void addChunks(Path file, List<byte[]> chunks) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int at = HEADER; at + CHUNK <= bytes.length; at += CHUNK) {
            if (Arrays.equals(bytes, at, at + CHUNK_MAGIC.length, CHUNK_MAGIC, 0, CHUNK_MAGIC.length)) {
                chunks.add(Arrays.copyOfRange(bytes, at, at + CHUNK));
            }
        }
    }

    private static byte[] header(int chunks) {
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put("ElfFile\0".getBytes(StandardCharsets.US_ASCII));
        header.putLong(0).putLong(chunks - 1L).putLong(1);
        header.putInt(128)
                .putShort((short) 1)
                .putShort((short) 3)
                .putShort((short) HEADER)
                .putShort((short) chunks);
        CRC32 crc = new CRC32();
        crc.update(header.array(), 0, 120);
        header.putInt(124, (int) crc.getValue());
        return header.array();
    }
}
