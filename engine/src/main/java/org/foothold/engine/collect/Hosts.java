package org.foothold.engine.collect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foothold.engine.source.Candidate;
import org.foothold.engine.source.FileKind;
import org.foothold.formats.json.JsonBlock;
import org.foothold.formats.json.JsonBlocks;
import org.foothold.formats.json.JsonLayout;
import org.foothold.formats.linux.AuditReader;
import org.foothold.formats.linux.LineDamage;
import org.foothold.formats.linux.LineReader;
import org.foothold.formats.linux.LogEvent;
import org.foothold.formats.linux.LogSink;
import org.foothold.formats.linux.SyslogReader;
import org.jspecify.annotations.Nullable;

/**
 * Which machine wrote a log that does not say so itself: the one that other logs of its folder name, or else those of the folder
 * above; where they name none, or more than one, the folder stands for it, so that machines that were collected together stay apart.
 */
public final class Hosts {
    /** No other log is known. */
    public static final Hosts NONE = new Hosts(List.of());

    /** Logs of a folder that are looked into. */
    private static final int MOST_LOGS = 32;

    /** What of each is looked at. */
    private static final int BEGINNING = 1 << 16;

    private final List<Candidate> candidates;
    private final Map<Path, Set<String>> byFolder = new HashMap<>();

    /** What these files know. */
    public Hosts(List<Candidate> candidates) {
        this.candidates = candidates;
    }

    /**
     * The machine that wrote a log.
     *
     * @param path as reports name it
     * @param file null where it is no file of its own
     */
    String of(String path, @Nullable Path file) {
        Path folder = file == null ? null : file.toAbsolutePath().getParent();
        for (int above = 0; above < 2 && folder != null; above++) {
            Set<String> named = byFolder.computeIfAbsent(folder, this::named);
            if (!named.isEmpty()) {
                return named.size() == 1 ? named.iterator().next() : folder(path);
            }
            folder = folder.getParent();
        }
        return folder(path);
    }

    private static String folder(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? path : path.substring(0, slash);
    }

    private Set<String> named(Path folder) {
        Set<String> named = new HashSet<>();
        int looked = 0;
        for (Candidate candidate : candidates) {
            if (candidate instanceof Candidate.Regular file
                    && folder.equals(file.file().toAbsolutePath().getParent())
                    && looked++ < MOST_LOGS) {
                look(file, named);
            }
        }
        named.remove("");
        return Set.copyOf(named);
    }

    // A log that cannot be read is told of when its turn comes.
    private static void look(Candidate.Regular file, Set<String> named) {
        try (InputStream in = Files.newInputStream(file.file())) {
            LineReader reader = switch (FileKind.of(file.file())) {
                case SYSLOG -> new SyslogReader(SyslogReader.CHANNEL, file.writtenAt(), ZoneOffset.UTC);
                case AUDIT -> new AuditReader();
                default -> null;
            };
            if (reader != null) {
                byte[] beginning = in.readNBytes(BEGINNING);
                int end = beginning.length;
                while (end > 0 && beginning[end - 1] != '\n') {
                    end--;
                }
                JsonBlocks blocks = JsonBlocks.of(new ByteArrayInputStream(beginning, 0, end), JsonLayout.LINES);
                LogSink sink = new Machines(named);
                for (JsonBlock block = blocks.next(); block != null; block = blocks.next()) {
                    TextLines.read(block, reader, sink);
                }
                reader.end(sink);
            }
        } catch (IOException unreadable) {
            named.remove(""); // Nothing is known of it.
        }
    }

    /** Hears only who wrote events. */
    private record Machines(Set<String> named) implements LogSink {
        @Override
        public void event(LogEvent event) {
            named.add(event.machine());
        }

        @Override
        public void damaged(LineDamage damage) {
            // It is told when the log is read.
        }
    }
}
