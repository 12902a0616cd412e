package org.foothold.sigma.match;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    private final String look;
    private final long newest;

    /**
     * The key of these files, remembered in this folder.
     *
     * @param context what else the key depends on
     */
    RecentKey(Path folder, List<FileStamp> stamps, String context) {
        StringBuilder text = new StringBuilder(context);
        long latest = Long.MIN_VALUE;
        for (FileStamp stamp : stamps) {
            text.append('\n').append(stamp.path()).append('\0').append(stamp.size());
            text.append(' ').append(stamp.modified()).append(' ').append(stamp.place());
            latest = Math.max(latest, stamp.modified());
        }
        this.look = text.toString();
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
            String kept = Files.readString(file);
            int end = kept.indexOf('\n');
            boolean same = end >= 0 && kept.length() - end - 1 == look.length() && kept.startsWith(look, end + 1);
            return same ? Optional.of(kept.substring(0, end)) : Optional.empty();
        } catch (IOException nothing) {
            return Optional.empty();
        }
    }

    /** Remembers the key, unless a file is so new that it may change without looking different. */
    void keep(String key, long now) {
        if (newest > now - TICK) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path unfinished = Files.createTempFile(file.toAbsolutePath().getParent(), "key", ".new");
            try {
                Files.writeString(unfinished, key + '\n' + look);
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException ignored) {
            // The key is worked out again next time: a hunt goes on without.
        }
    }
}
