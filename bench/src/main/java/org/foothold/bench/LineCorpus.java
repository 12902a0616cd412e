package org.foothold.bench;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Makes one large file of events as JSON lines by repeating those of small ones, plain or gzip:
 * {@code LineCorpus OUT MEGABYTES TEXT FILE|FOLDER...}. Only lines that hold the text are taken; all for an empty one.
 */
public final class LineCorpus {
    private LineCorpus() {}

    public static void main(String[] args) throws IOException {
        if (args.length < 4) {
            System.err.println("usage: LineCorpus OUT MEGABYTES TEXT FILE|FOLDER...");
            System.exit(2);
        }
        List<byte[]> lines = new ArrayList<>();
        for (Path source : Stream.of(args).skip(3).map(Path::of).toList()) {
            try (Stream<Path> files = Files.walk(source)) {
                for (Path file : files.filter(LineCorpus::holdsLines).sorted().toList()) {
                    add(file, args[2], lines);
                }
            }
        }
        if (lines.isEmpty()) {
            throw new IOException("no line holds '" + args[2] + "'");
        }
        long left = Long.parseLong(args[1]) << 20;
        long events = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[0])), 1 << 20)) {
            while (left > 0) {
                byte[] line = lines.get((int) (events++ % lines.size()));
                out.write(line);
                left -= line.length;
            }
        }
        System.out.println(args[0] + ": " + events + " events, of " + lines.size() + " different ones");
    }

    private static boolean holdsLines(Path file) {
        String name = file.toString();
        return name.endsWith(".json") || name.endsWith(".json.gz") || name.endsWith(".jsonl");
    }

    private static void add(Path file, String text, List<byte[]> lines) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("{") && line.endsWith("}") && line.contains(text)) {
                    lines.add((line + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }
}
