package org.foothold.engine.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.foothold.engine.source.Entry.Kind;
import org.jspecify.annotations.Nullable;

/** What the system at hand tells of one file, no link followed, and its content if it is still the file that was seen. */
final class HostFiles {
    private static final String UNIX =
            "unix:mode,ino,dev,nlink,uid,gid,ctime,size,lastModifiedTime,lastAccessTime,creationTime";

    private static final int PERMISSIONS = 07777;
    private static final int TYPE = 0170000;
    private static final String CHANGED = "another file stands there than before";

    private HostFiles() {}

    /** The file at this place of the system. */
    static Entry read(Path file, TargetPath path) throws IOException {
        try {
            return unix(Files.readAttributes(file, UNIX, LinkOption.NOFOLLOW_LINKS), file, path);
        } catch (UnsupportedOperationException elsewhere) {
            return plain(file, path);
        }
    }

    private static Entry unix(Map<String, Object> said, Path file, TargetPath path) throws IOException {
        int mode = (int) number(said, "mode");
        Kind kind = kind(mode & TYPE);
        Instant modified = time(said, "lastModifiedTime");
        Instant born = time(said, "creationTime");
        return new Entry(
                path,
                kind,
                number(said, "size"),
                mode & PERMISSIONS,
                Integer.toUnsignedLong((int) number(said, "uid")),
                Integer.toUnsignedLong((int) number(said, "gid")),
                number(said, "dev"),
                number(said, "ino"),
                (int) number(said, "nlink"),
                modified,
                time(said, "ctime"),
                time(said, "lastAccessTime"),
                // The JDK says so where the file system does not know.
                born.equals(modified) ? null : born,
                kind == Kind.LINK ? target(file) : null,
                file);
    }

    private static Entry plain(Path file, TargetPath path) throws IOException {
        BasicFileAttributes said = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Kind kind = said.isSymbolicLink()
                ? Kind.LINK
                : said.isDirectory() ? Kind.FOLDER : said.isRegularFile() ? Kind.FILE : Kind.OTHER;
        int unknown = Entry.UNKNOWN;
        return new Entry(
                path,
                kind,
                said.size(),
                unknown,
                unknown,
                unknown,
                unknown,
                unknown,
                unknown,
                said.lastModifiedTime().toInstant(),
                null,
                said.lastAccessTime().toInstant(),
                said.creationTime().toInstant(),
                kind == Kind.LINK ? target(file) : null,
                file);
    }

    private static Instant time(Map<String, Object> said, String name) {
        return said.get(name) instanceof FileTime time ? time.toInstant() : Instant.EPOCH;
    }

    private static long number(Map<String, Object> said, String name) {
        return said.get(name) instanceof Number number ? number.longValue() : Entry.UNKNOWN;
    }

    private static String target(Path file) throws IOException {
        return Files.readSymbolicLink(file).toString();
    }

    private static Kind kind(int type) {
        return switch (type) {
            case 0100000 -> Kind.FILE;
            case 0040000 -> Kind.FOLDER;
            case 0120000 -> Kind.LINK;
            case 0060000 -> Kind.BLOCK_DEVICE;
            case 0020000 -> Kind.CHARACTER_DEVICE;
            case 0010000 -> Kind.FIFO;
            case 0140000 -> Kind.SOCKET;
            default -> Kind.OTHER;
        };
    }

    /** Refuses a folder that is not the one that was seen, as when a link took its place meanwhile. */
    static void verify(DirectoryStream<Path> stream, Entry folder) throws IOException {
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            verify(secure.getFileAttributeView(BasicFileAttributeView.class), folder);
        }
    }

    private static void verify(@Nullable BasicFileAttributeView view, Entry seen) throws IOException {
        BasicFileAttributes now = view == null ? null : view.readAttributes();
        String key = now == null ? "" : String.valueOf(now.fileKey());
        String expected = "(dev=" + Long.toHexString(seen.device()) + ",ino=" + seen.inode() + ")";
        // The number of a file that is gone is given to the next one.
        boolean same =
                now != null && key.equals(expected) && (seen.isFolder() ? now.isDirectory() : now.isRegularFile());
        if (!same && seen.inode() != Entry.UNKNOWN) {
            throw new FileSystemException(seen.path().text(), null, CHANGED);
        }
    }

    /** Opens a regular file beside which nothing is opened: what the last part names is looked at again, in the same folder. */
    static InputStream open(Entry file) throws IOException {
        Path place = (Path) file.key();
        Path folder = place.getParent();
        if (folder == null) {
            throw new FileSystemException(file.path().text(), null, "no regular file");
        }
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            if (!(stream instanceof SecureDirectoryStream<Path> secure)) {
                return Files.newInputStream(place, LinkOption.NOFOLLOW_LINKS);
            }
            Path name = place.getFileName();
            verify(secure.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS), file);
            return Channels.newInputStream(
                    secure.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
        }
    }
}
