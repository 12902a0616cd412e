package org.foothold.sigma.match;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.foothold.sigma.load.FileStamp;

/**
 * The key of files, remembered for as long as they look the same: as make and git do, files of the same names, sizes, times and
 * places on the disk are taken to hold the same. To read a thousand files would cost a start more than to judge by them.
 */
final class RecentKey {
    /** A file that was changed so shortly before its key was worked out may change again within the clock's tick. */
    private static final long TICK = 2_000_000_000L;

    /** More is nothing that this class wrote. */
    private static final long MOST_BYTES = 1 << 26;

    private final Path file;
    private final byte[] look;
    private final long newest;

    /**
     * The key of these files, remembered in this folder.
     *
     * @param context what else the key depends on
     */
    RecentKey(Path folder, List<FileStamp> stamps, String context) {
        ByteSink sink = new ByteSink();
        sink.putText(context);
        long latest = Long.MIN_VALUE;
        for (FileStamp stamp : stamps) {
            sink.putText(stamp.path().toString());
            sink.putLong(stamp.size());
            sink.putLong(stamp.modified());
            sink.putText(stamp.place());
            latest = Math.max(latest, stamp.modified());
        }
        this.look = sink.toArray();
        this.newest = latest;
        int first = stamps.isEmpty() ? 0 : stamps.getFirst().path().hashCode();
        int last = stamps.isEmpty() ? 0 : stamps.getLast().path().hashCode();
        this.file = folder.resolve("%08x%08x.key".formatted(first, 31 * last + stamps.size()));
    }

    /** The key, if these files had it and nothing about them has changed since. */
    Optional<String> find() {
        try {
            if (Files.size(file) > MOST_BYTES) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(file);
            ByteCursor cursor = new ByteCursor(bytes, 0);
            String key = cursor.takeText();
            boolean same = Arrays.equals(bytes, cursor.at(), bytes.length, look, 0, look.length);
            return same ? Optional.of(key) : Optional.empty();
        } catch (IOException | IllegalStateException nothing) {
            return Optional.empty();
        }
    }

    /** Remembers the key, unless a file is so new that it may change without looking different. */
    void keep(String key, long now) {
        if (newest > now - TICK) {
            return;
        }
        ByteSink sink = new ByteSink();
        sink.putText(key);
        sink.putBytes(look);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path unfinished = Files.createTempFile(file.toAbsolutePath().getParent(), "key", ".new");
            try {
                Files.write(unfinished, sink.toArray());
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException cannotKeep) {
            // The key is worked out again next time.
            return;
        }
    }
}
