package org.foothold.engine.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a target by the target's own absolute paths; nothing outside it can be reached. Reading only. What is not
 * there is null; what cannot be told is null too, and a {@link Problem} that the listener hears of. Safe for many threads.
 */
public interface FileTree extends Closeable {
    /** The folder from which all paths begin. */
    Entry root();

    /**
     * What stands there, links followed inside the target as its kernel would: absolute ones from its root, {@code ..}
     * stops at the root, forty at most.
     */
    @Nullable
    Entry find(TargetPath path, Problem.Listener problems);

    /** The same, but a link that the last part names is not followed. */
    @Nullable
    Entry look(TargetPath path, Problem.Listener problems);

    /** What stands in a folder, sorted by name. */
    List<Entry> list(Entry folder, Problem.Listener problems);

    /**
     * The content of a regular file, up to the size that was seen; anything else is refused. How much to read is for the
     * caller to bound.
     */
    InputStream open(Entry file) throws IOException;

    /** An extended attribute, as {@code security.capability}; null where the file has none. */
    byte @Nullable [] attribute(Entry entry, String name) throws IOException;

    /** The names of extended attributes are of use only where the source can read them. */
    boolean readsAttributes();

    /** The SHA-256 in hexadecimal, where the source had to work it out already. */
    default @Nullable String sha256(Entry file) {
        return null;
    }

    /** Whether only the beginning of this file was kept. */
    default boolean cutShort(Entry file) {
        return false;
    }

    /** The tree that begins at this folder, and knows nothing above. Closing it closes this one. */
    FileTree below(Entry folder);

    /** Hears of problems where no other listener is given. */
    Problem.Listener listener();

    /** What the listener heard, in the order in which it happened; so many at most as a report can use. */
    List<Problem> problems();

    /** As {@link #find(TargetPath, Problem.Listener)}; problems are kept. */
    default @Nullable Entry find(TargetPath path) {
        return find(path, listener());
    }

    /** As {@link #look(TargetPath, Problem.Listener)}; problems are kept. */
    default @Nullable Entry look(TargetPath path) {
        return look(path, listener());
    }

    /** As {@link #list(Entry, Problem.Listener)}; problems are kept. */
    default Stream<Entry> list(Entry folder) {
        return list(folder, listener()).stream();
    }
}
