package org.foothold.engine.collect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.foothold.engine.source.FileKind;
import org.foothold.formats.evtx.ChunkReader;
import org.foothold.formats.json.JsonBlock;
import org.foothold.formats.json.JsonBlocks;
import org.foothold.formats.json.JsonLayout;
import org.foothold.formats.linux.AuditReader;
import org.foothold.formats.linux.JournalExport;
import org.foothold.formats.linux.JournalFile;
import org.foothold.formats.linux.JournalStore;
import org.foothold.formats.linux.LastlogFile;
import org.foothold.formats.linux.LineDamage;
import org.foothold.formats.linux.LineReader;
import org.foothold.formats.linux.LogEvent;
import org.foothold.formats.linux.LogSink;
import org.foothold.formats.linux.RecordFile;
import org.foothold.formats.linux.SyslogReader;
import org.foothold.formats.linux.UtmpFile;
import org.jspecify.annotations.Nullable;

/** Cuts the content of a file into pieces, in order. */
@FunctionalInterface
interface Pieces {
    /** Events that are handed over at once: enough that it costs nothing beside reading them. */
    int EVENTS = 512;

    /** Bytes after which what there is is handed over. */
    long BYTES = 1 << 19;

    /** Chunks of an event log that are handed over at once. */
    int CHUNKS = 16;

    /** A journal that is packed is read from memory; the daemon begins another one at this size. */
    int MAX_JOURNAL = 1 << 27;

    /** Where the first of them stands. */
    int CHUNKS_AT = 4096;

    /** The next piece; null at the end. */
    @Nullable
    Piece next() throws IOException;

    /**
     * The pieces of a content of this kind; null where it is none that is read.
     *
     * @param name the file's, which tells some lists of sessions apart
     * @param writtenAt when the file was last written
     * @param host tells who wrote it, where it does not say so itself
     */
    static @Nullable Pieces of(
            FileKind kind, String name, Instant writtenAt, Supplier<String> host, byte[] beginning, InputStream in)
            throws IOException {
        return switch (kind) {
            case JSON -> objects(beginning, in);
            case SYSLOG -> lines(in, SyslogReader.CHANNEL, writtenAt);
            case INSTALL -> lines(in, SyslogReader.INSTALL, writtenAt);
            case AUDIT -> joined(in, new AuditReader(host.get()));
            case UTMP -> records(new UtmpFile(sessions(name), host.get(), in.readNBytes(UtmpFile.START), in));
            case EVTX -> chunks(in);
            case JOURNAL -> records(new JournalFile(JournalStore.of(inMemory(in))));
            case JOURNAL_EXPORT -> records(new JournalExport(in));
            case LASTLOG -> records(new LastlogFile(host.get(), new byte[0], in));
            default -> null;
        };
    }

    /** The pieces of a journal, in which one goes back and forth. */
    static Pieces journal(FileChannel file) throws IOException {
        return records(new JournalFile(JournalStore.of(file, file.size())));
    }

    // As large as the daemon lets one grow, unless it was told otherwise.
    private static byte[] inMemory(InputStream in) throws IOException {
        byte[] file = in.readNBytes(MAX_JOURNAL + 1);
        if (file.length > MAX_JOURNAL) {
            throw new IOException("a packed journal of more than " + MAX_JOURNAL + " bytes; unpack it first");
        }
        return file;
    }

    // A log that cannot be gone back in is read from its first chunk, not from its oldest.
    private static Pieces chunks(InputStream in) throws IOException {
        in.skipNBytes(CHUNKS_AT);
        return new Pieces() {
            private long offset = CHUNKS_AT;

            @Override
            public @Nullable Piece next() throws IOException {
                byte[] bytes = in.readNBytes(CHUNKS * ChunkReader.SIZE);
                long at = offset;
                offset += bytes.length;
                return bytes.length == 0 ? null : new Piece.Chunks(bytes, at);
            }
        };
    }

    private static @Nullable Pieces objects(byte[] beginning, InputStream in) {
        JsonLayout layout = JsonLayout.of(beginning, beginning.length);
        if (layout == null) {
            return null;
        }
        JsonBlocks blocks = JsonBlocks.of(in, layout);
        return () -> {
            JsonBlock block = blocks.next();
            return block == null ? null : new Piece.Objects(block);
        };
    }

    // Without a zone of its own a line is taken to be in UTC.
    private static Pieces lines(InputStream in, String channel, Instant writtenAt) {
        JsonBlocks blocks = JsonBlocks.of(in, JsonLayout.LINES);
        return () -> {
            JsonBlock block = blocks.next();
            return block == null
                    ? null
                    : new Piece.Lines(block, () -> new SyslogReader(channel, writtenAt, ZoneOffset.UTC));
        };
    }

    private static Pieces joined(InputStream in, LineReader reader) {
        JsonBlocks blocks = JsonBlocks.of(in, JsonLayout.LINES);
        return new Pieces() {
            private boolean ended;

            @Override
            public @Nullable Piece next() throws IOException {
                if (ended) {
                    return null;
                }
                Collected collected = new Collected();
                JsonBlock block = blocks.next();
                if (block == null) {
                    ended = true;
                    reader.end(collected);
                    return collected.piece(0);
                }
                TextLines.read(block, reader, collected);
                return collected.piece(block.length());
            }
        };
    }

    // Nothing in such a file says whether its sign-ins succeeded, failed, or are still going on.
    private static String sessions(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return last.contains("btmp") ? "btmp" : last.contains("utmp") ? "utmp" : "wtmp";
    }

    private static Pieces records(RecordFile file) {
        return new Pieces() {
            private boolean ended;

            @Override
            public @Nullable Piece next() throws IOException {
                if (ended) {
                    return null;
                }
                Collected collected = new Collected();
                long read = 0;
                while (!ended && read < BYTES && collected.events.size() < EVENTS) {
                    ended = !file.next(collected);
                    read += file.length();
                }
                return collected.piece(read);
            }
        };
    }

    /** Keeps what a reader gives. */
    final class Collected implements LogSink {
        private final List<LogEvent> events = new ArrayList<>();
        private final List<LineDamage> damages = new ArrayList<>();

        @Override
        public void event(LogEvent event) {
            events.add(event);
        }

        @Override
        public void damaged(LineDamage damage) {
            damages.add(damage);
        }

        Piece piece(long bytes) {
            return new Piece.Events(events, damages, bytes);
        }
    }
}
