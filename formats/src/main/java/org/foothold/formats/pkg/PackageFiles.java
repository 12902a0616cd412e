package org.foothold.formats.pkg;

import java.io.IOException;
import java.util.List;
import org.foothold.formats.RandomBytes;
import org.jspecify.annotations.Nullable;

/** The files of a target, as far as the readers of its package databases ask for them, by absolute path. */
public interface PackageFiles {
    /**
     * Opens a file; who calls closes it.
     *
     * @return null where there is none
     */
    @Nullable
    RandomBytes open(String path) throws IOException;

    /** The names, without the folder's path, of what lies in a folder; none where there is no such folder. */
    List<String> list(String folder) throws IOException;
}
