package org.foothold.engine.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a file system says of one thing in it (inode(7)). Numbers that the source does not tell are {@link #UNKNOWN}, times
 * null.
 *
 * @param path where it stands, with no link on the way
 * @param bytes the size of a regular file
 * @param mode the permission bits with setuid, setgid and sticky; no type
 * @param device what tells file systems apart
 * @param inode the same for two names of one file of a device
 * @param names how many names the file has
 * @param linkTarget what a symbolic link says, unresolved
 * @param key by what its tree finds it again; no one else's
 */
public record Entry(
        TargetPath path,
        Kind kind,
        long bytes,
        int mode,
        long uid,
        long gid,
        long device,
        long inode,
        int names,
        @Nullable Instant modifiedAt,
        @Nullable Instant changedAt,
        @Nullable Instant accessedAt,
        @Nullable Instant bornAt,
        @Nullable String linkTarget,
        Object key) {
    /** A number that the source does not tell. */
    public static final int UNKNOWN = -1;

    private static final int SETUID = 04000;
    private static final int SETGID = 02000;
    private static final int EXECUTE = 0111;
    private static final int OTHERS_WRITE = 0002;

    /** The kinds of things in a file system. */
    public enum Kind {
        FILE,
        FOLDER,
        LINK,
        BLOCK_DEVICE,
        CHARACTER_DEVICE,
        FIFO,
        SOCKET,
        OTHER
    }

    /** The last part of its path. */
    public String name() {
        return path.name();
    }

    public boolean isFile() {
        return kind == Kind.FILE;
    }

    public boolean isFolder() {
        return kind == Kind.FOLDER;
    }

    public boolean isLink() {
        return kind == Kind.LINK;
    }

    /** Whether it runs as its owner. */
    public boolean isSetuid() {
        return has(SETUID);
    }

    /** Whether it runs as its group. */
    public boolean isSetgid() {
        return has(SETGID);
    }

    /** Whether somebody may run it, or enter it. */
    public boolean isExecutable() {
        return has(EXECUTE);
    }

    /** Whether everybody may write it. */
    public boolean isWritableByAll() {
        return has(OTHERS_WRITE);
    }

    private boolean has(int bits) {
        return mode != UNKNOWN && (mode & bits) != 0;
    }

    /** The same at another place of the same tree. */
    Entry at(TargetPath other) {
        return new Entry(
                other,
                kind,
                bytes,
                mode,
                uid,
                gid,
                device,
                inode,
                names,
                modifiedAt,
                changedAt,
                accessedAt,
                bornAt,
                linkTarget,
                key);
    }
}
