package org.foothold.sigma.match;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.foothold.sigma.correlation.Correlation;
import org.foothold.sigma.load.FileStamp;

/** A folder of compiled rule sets, each under a key made of all that it was compiled from. */
public final class RuleCache {
    /** The version of the compiled form; another version is another key. */
    private static final int VERSION = 5;

    private static final int MAGIC = 0x466F6F74;

    /** More is no compiled rule set that this program wrote. */
    private static final long MAX_BYTES = 1L << 29;

    private static final int HEADER = 2 * Integer.BYTES + Long.BYTES;

    private final Path folder;

    public RuleCache(Path folder) {
        this.folder = folder;
    }

    /**
     * What is kept under a key.
     *
     * @param correlations correlations over the rules, which they name by index
     * @param feeders how many rules, the last ones, only tell enrichers of events
     * @param refused how many documents of the same files could not be used, so that a report can say so without reading
     *     them again
     * @param content files of content beside the rules, as they were read
     */
    public record Entry(RuleSet rules, int feeders, List<Correlation> correlations, int refused, KeptYaml content) {
        public Entry {
            correlations = List.copyOf(correlations);
        }

        /** Rules without feeders. */
        public Entry(RuleSet rules, List<Correlation> correlations, int refused) {
            this(rules, 0, correlations, refused, KeptYaml.NONE);
        }

        /** The same with files of content. */
        public Entry with(KeptYaml kept) {
            return new Entry(rules, feeders, correlations, refused, kept);
        }
    }

    /**
     * The key of files that look like this. Where files of the same look had a key before, it is theirs, and they are not read.
     *
     * @param names what the compiled form also depends on, such as the names of late fields
     * @throws IOException where a file cannot be read
     */
    public String key(List<FileStamp> stamps, List<String> names) throws IOException {
        RecentKey recent = new RecentKey(folder, stamps, VERSION + names.toString());
        Optional<String> known = recent.find();
        if (known.isPresent()) {
            return known.get();
        }
        // Taken before the files are read: what changes meanwhile is newer than that.
        long now = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
        String key = contentKey(stamps.stream().map(FileStamp::path).toList(), names);
        recent.keep(key, now);
        return key;
    }

    /** The key of what these files hold, in this order, together with the version of the compiled form. */
    static String contentKey(List<Path> files, List<String> names) throws IOException {
        MessageDigest digest = sha256();
        digest.update(("compiled rules " + VERSION + names + "\0").getBytes(StandardCharsets.UTF_8));
        for (Path file : files) {
            byte[] path = file.toString().getBytes(StandardCharsets.UTF_8);
            byte[] content = Files.readAllBytes(file);
            // Lengths keep one file's end from being another's start; positions of rules name the path.
            digest.update(ByteBuffer.allocate(2 * Integer.BYTES)
                    .putInt(path.length)
                    .putInt(content.length)
                    .flip());
            digest.update(path);
            digest.update(content);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    /** What was kept under this key; empty where there is nothing, or where the file is damaged. */
    public Optional<Entry> find(String key) {
        Path file = file(key);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
                return Optional.empty();
            }
            return read(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Entry> read(byte[] bytes) {
        if (bytes.length < HEADER) {
            return Optional.empty();
        }
        ByteBuffer header = ByteBuffer.wrap(bytes);
        int magic = header.getInt();
        int refused = header.getInt();
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, 2 * Integer.BYTES);
        sum.update(bytes, HEADER, bytes.length - HEADER);
        if (magic != MAGIC + VERSION || header.getLong() != sum.getValue()) {
            return Optional.empty();
        }
        try {
            ByteCursor cursor = new ByteCursor(bytes, HEADER);
            int feeders = cursor.takeNumber();
            KeptYaml content = KeptYaml.read(cursor);
            List<Correlation> correlations = CorrelationCodec.read(cursor);
            return RuleSet.read(bytes, cursor.at())
                    .filter(rules -> feeders <= rules.size())
                    .map(rules -> new Entry(rules, feeders, correlations, refused, content));
        } catch (IllegalStateException | IndexOutOfBoundsException damaged) {
            return Optional.empty();
        }
    }

    /** Keeps a rule set under this key, whole or not at all; says whether that worked, since a hunt goes on without. */
    public boolean keep(String key, Entry entry) {
        ByteSink sink = new ByteSink();
        sink.putNumber(entry.feeders());
        entry.content().write(sink);
        sink.putBytes(CorrelationCodec.write(entry.correlations()));
        sink.putBytes(entry.rules().write());
        byte[] body = sink.toArray();
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + body.length);
        bytes.putInt(MAGIC + VERSION).putInt(entry.refused());
        CRC32C sum = new CRC32C();
        sum.update(bytes.array(), 0, 2 * Integer.BYTES);
        sum.update(body);
        bytes.putLong(sum.getValue()).put(body);
        try {
            Files.createDirectories(folder);
            Path unfinished = Files.createTempFile(folder, "rules", ".new");
            try {
                Files.write(unfinished, bytes.array());
                // A reader sees the old file or the new one, never a part.
                Files.move(unfinished, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            return true;
        } catch (IOException cannotKeep) {
            return false;
        }
    }

    private Path file(String key) {
        return folder.resolve(key + ".rules");
    }
}
