package org.foothold.formats.archive;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an archive says of one file in it. Names are as they were written: they may lead anywhere, and are for the caller to
 * judge. Numbers that it does not tell are -1, times null.
 *
 * @param offset where its header begins, in the unpacked archive
 * @param bytes the size of its content; holes count
 * @param mode the permission bits with setuid, setgid and sticky
 * @param link what a symbolic link says, or the name of the file that a hard link is
 * @param user the name of its owner, as the archive says
 * @param attributes extended attributes by name
 * @param readable false if the content is encrypted or packed in an unknown way
 */
public record ArchiveEntry(
        long offset,
        String name,
        Kind kind,
        long bytes,
        int mode,
        long uid,
        long gid,
        @Nullable Instant modifiedAt,
        @Nullable Instant changedAt,
        @Nullable Instant accessedAt,
        @Nullable Instant bornAt,
        @Nullable String link,
        @Nullable String user,
        Map<String, byte[]> attributes,
        boolean readable) {
    /** A number that the archive does not tell. */
    public static final int UNKNOWN = -1;

    public ArchiveEntry {
        attributes = Map.copyOf(attributes);
    }

    /** The kinds of things in an archive. */
    public enum Kind {
        FILE,
        FOLDER,
        LINK,
        /** Another name of a file that stands before it. */
        HARD_LINK,
        BLOCK_DEVICE,
        CHARACTER_DEVICE,
        FIFO,
        SOCKET,
        OTHER
    }
}
