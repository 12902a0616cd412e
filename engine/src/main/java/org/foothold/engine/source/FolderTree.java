package org.foothold.engine.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A folder of the system at hand as the root of a target: the live root, or where an image is mounted. Every part of a path
 * is looked at without following it, so that an image never leads to the examiner's files; devices, FIFOs and sockets are
 * told and never opened. Access times stay as the mount keeps them, as Java cannot open files with {@code O_NOATIME}.
 */
public final class FolderTree extends LinkedTree {
    /** What the kernel makes up has no size; more of one such file is not needed by anyone. */
    private static final long MOST_MADE_UP = 1 << 24;

    /** A folder with more is listed so far; ext4 itself slows down far below. */
    private static final int MAX_LISTED = 10_000_000;

    private static final Comparator<Entry> BY_NAME =
            Comparator.comparing(entry -> entry.path().text());

    private final Entry root;
    private final Mounts mounts;
    private final boolean escaped;
    private final ExtendedAttributes attributes;

    /** File systems that are only entered when asked for. */
    public enum Beyond {
        MADE_UP("made up by the kernel"),
        ELSEWHERE("not on this machine, or given by a program");

        private final String description;

        Beyond(String description) {
            this.description = description;
        }

        String description() {
            return description;
        }
    }

    /** Reads extended attributes, for which the JDK has no way but for those of users. */
    public interface ExtendedAttributes {
        /** What reads none. */
        ExtendedAttributes NONE = (file, name) -> null;

        /** The value; null where the file has none. A link is not followed. */
        byte @Nullable [] read(Path file, String name) throws IOException;
    }

    private FolderTree(Entry root, Mounts mounts, boolean escaped, ExtendedAttributes attributes) {
        this.root = root;
        this.mounts = mounts;
        this.escaped = escaped;
        this.attributes = attributes;
    }

    /** The tree that begins at this folder. The user named it, so links on the way to it are followed. */
    public static FolderTree of(Path folder) throws IOException {
        return of(folder, Set.of(), ExtendedAttributes.NONE);
    }

    /** The same, with file systems that are to be entered too, and what reads extended attributes. */
    public static FolderTree of(Path folder, Set<Beyond> asked, ExtendedAttributes attributes) throws IOException {
        Entry root = HostFiles.read(folder.toRealPath(), TargetPath.ROOT);
        if (!root.isFolder()) {
            throw new NotDirectoryException(folder.toString());
        }
        return new FolderTree(root, new Mounts(root.device(), asked), false, attributes);
    }

    /** The same folder, in which names are escaped by percent signs. */
    FolderTree escaped() {
        return informed(new FolderTree(root, mounts, true, attributes));
    }

    @Override
    public Entry root() {
        return root;
    }

    @Override
    @Nullable
    Entry child(Entry folder, String name, Problem.Listener listener) {
        if (refused(folder, listener)) {
            return null;
        }
        TargetPath path = folder.path().child(name);
        Path place = (Path) folder.key();
        Entry found = entry(HostNames.resolve(place, name), path, listener);
        if (found == null) {
            found = entry(HostNames.resolveBytes(place, name), path, listener);
        }
        if (found == null && escaped && !Percent.isPlain(name)) {
            return list(folder, listener).stream()
                    .filter(entry -> entry.name().equals(name))
                    .findFirst()
                    .orElse(null);
        }
        return found;
    }

    private static @Nullable Entry entry(@Nullable Path place, TargetPath path, Problem.Listener listener) {
        try {
            return place == null ? null : HostFiles.read(place, path);
        } catch (NoSuchFileException absent) {
            return null;
        } catch (IOException unreadable) {
            listener.hear(path, Reasons.of(unreadable));
            return null;
        }
    }

    private boolean refused(Entry folder, Problem.Listener listener) {
        String refusal = mounts.refusal(folder);
        if (refusal != null) {
            listener.hear(folder.path(), refusal);
        }
        return refusal != null;
    }

    @Override
    public List<Entry> list(Entry folder, Problem.Listener listener) {
        List<Entry> entries = new ArrayList<>();
        if (!folder.isFolder() || refused(folder, listener)) {
            return entries;
        }
        try (DirectoryStream<Path> stream = Files.newDirectoryStream((Path) folder.key())) {
            HostFiles.verify(stream, folder);
            for (Path place : stream) {
                if (entries.size() == MAX_LISTED) {
                    listener.hear(folder.path(), "more than " + MAX_LISTED + " entries");
                    break;
                }
                String name = HostNames.of(place);
                TargetPath path = folder.path().child(escaped ? Percent.decoded(name) : name);
                Entry entry = entry(place, path, listener);
                if (entry != null) {
                    entries.add(entry);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            Throwable cause = unreadable instanceof DirectoryIteratorException ? unreadable.getCause() : unreadable;
            listener.hear(folder.path(), Reasons.of(cause == null ? unreadable : cause));
        }
        entries.sort(BY_NAME);
        return entries;
    }

    @Override
    public InputStream open(Entry file) throws IOException {
        if (!file.isFile()) {
            throw new FileSystemException(file.path().text(), null, "not a regular file");
        }
        boolean madeUp = mounts.madeUp(file);
        String refusal = mounts.refusal(file);
        if (refusal != null) {
            throw new FileSystemException(file.path().text(), null, refusal);
        }
        return new Limited(HostFiles.open(file), madeUp ? MOST_MADE_UP : file.bytes());
    }

    @Override
    public byte @Nullable [] attribute(Entry entry, String name) throws IOException {
        return attributes.read((Path) entry.key(), name);
    }

    @Override
    public boolean readsAttributes() {
        return !attributes.equals(ExtendedAttributes.NONE);
    }

    @Override
    public FolderTree below(Entry folder) {
        return informed(new FolderTree(folder.at(TargetPath.ROOT), mounts, escaped, attributes));
    }

    @Override
    public void close() {}
}
