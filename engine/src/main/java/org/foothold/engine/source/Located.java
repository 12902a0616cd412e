package org.foothold.engine.source;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A target found in a folder or an archive.
 *
 * @param tree its files, from its own root
 * @param host its name, as the collection says or else its own {@code /etc/hostname}
 * @param drive the letter of the drive that this is the root of, on Windows
 */
public record Located(
        FileTree tree,
        Layout layout,
        @Nullable String host,
        @Nullable String drive) implements Closeable {
    @Override
    public void close() throws IOException {
        tree.close();
    }
}
