package org.foothold.engine.collect.state;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of a target that an artifact names, by the target's own path.
 *
 * @param mode permission bits with set-user-id and the like; −1 where the source does not know them
 * @param owner the user's number or name; null where the source does not know it
 * @param link what a symbolic link says; null for anything else
 * @param home the home folder the file lies in, where the artifact asked for every home; else null
 * @param user whose home that is; null where nobody's, or not known
 */
public record StateFile(
        String path,
        Kind kind,
        long size,
        int mode,
        @Nullable String owner,
        @Nullable String group,
        @Nullable Instant modifiedAt,
        @Nullable Instant changedAt,
        @Nullable String link,
        @Nullable String home,
        @Nullable String user,
        Opening opening) {
    /** Bytes of a text that are read; the largest configuration known here has half a million. */
    public static final int MOST_TEXT = 4 << 20;

    /** What stands at the path. */
    public enum Kind {
        FILE,
        FOLDER,
        LINK,
        OTHER
    }

    /** Opens the content. */
    @FunctionalInterface
    public interface Opening {
        InputStream open() throws IOException;
    }

    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The content; a longer one than any honest text is refused. */
    public byte[] content() throws IOException {
        try (InputStream in = opening.open()) {
            byte[] bytes = in.readNBytes(MOST_TEXT + 1);
            if (bytes.length > MOST_TEXT) {
                throw new IOException("longer than " + MOST_TEXT + " bytes");
            }
            return bytes;
        }
    }

    /** The content as text; bytes that are no UTF-8 are replaced. */
    public String text() throws IOException {
        return new String(content(), StandardCharsets.UTF_8);
    }
}
