package org.foothold.engine.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The content of a file of a tree that is held in memory. */
interface Content {
    /** A new reading of it. */
    InputStream open() throws IOException;

    /** The SHA-256 in hexadecimal, if it was worked out. */
    default @Nullable String sha256() {
        return null;
    }

    /** Whether there was more than was kept. */
    default boolean cutShort() {
        return false;
    }

    /** Extended attributes by name. */
    default Map<String, byte[]> attributes() {
        return Map.of();
    }
}
