package org.foothold.engine.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which file systems below a root are entered: those that keep files. What a kernel makes up and what lies on other
 * machines is only entered when asked for, as reading may change things, never end, or hang.
 */
final class Mounts {
    private static final Set<String> MADE_UP = Set.of(
            "autofs",
            "binfmt_misc",
            "bpf",
            "cgroup",
            "cgroup2",
            "configfs",
            "debugfs",
            "devfs",
            "devpts",
            "devtmpfs",
            "efivarfs",
            "fdescfs",
            "fusectl",
            "hugetlbfs",
            "mqueue",
            "nfsd",
            "nsfs",
            "nullfs",
            "pipefs",
            "proc",
            "procfs",
            "pstore",
            "rpc_pipefs",
            "securityfs",
            "selinuxfs",
            "sockfs",
            "sysfs",
            "tracefs");

    private static final Set<String> ELSEWHERE = Set.of(
            "9p",
            "acfs",
            "afp",
            "afs",
            "ceph",
            "cifs",
            "coda",
            "gfs2",
            "glusterfs",
            "gpfs",
            "lustre",
            "ncpfs",
            "nfs",
            "nfs3",
            "nfs4",
            "ocfs2",
            "orangefs",
            "smb2",
            "smb3",
            "smbfs",
            "virtiofs",
            "webdav");

    /** What a program gives as files; {@code fuseblk} and these keep theirs on a disk. */
    private static final Set<String> FUSE_ON_DISK =
            Set.of("fuse.ntfs", "fuse.ntfs-3g", "fuse.exfat", "fuse.ext2", "fuse.apfs", "fuse.fuse-overlayfs");

    private final long home;
    private final Set<FolderTree.Beyond> asked;
    private final Map<Long, Optional<String>> types = new ConcurrentHashMap<>();

    /** Everything on the device of the root is entered, whatever it is. */
    Mounts(long home, Set<FolderTree.Beyond> asked) {
        this.home = home;
        this.asked = Set.copyOf(asked);
    }

    /** Why this folder is not entered; null if it is. */
    @Nullable
    String refusal(Entry folder) {
        FolderTree.Beyond kind = beyond(folder);
        if (kind == null || asked.contains(kind)) {
            return null;
        }
        String type = types.getOrDefault(folder.device(), Optional.empty()).orElse("");
        return "not entered: the file system " + type + " is " + kind.description();
    }

    /** Whether the kernel makes these contents up, so that sizes mean nothing. */
    boolean madeUp(Entry entry) {
        return beyond(entry) == FolderTree.Beyond.MADE_UP;
    }

    private FolderTree.@Nullable Beyond beyond(Entry entry) {
        long device = entry.device();
        if (device == home || device == Entry.UNKNOWN) {
            return null;
        }
        return beyond(types.computeIfAbsent(device, number -> type((Path) entry.key()))
                .orElse(""));
    }

    static FolderTree.@Nullable Beyond beyond(String type) {
        if (MADE_UP.contains(type)) {
            return FolderTree.Beyond.MADE_UP;
        }
        boolean program = type.equals("fuse") || (type.startsWith("fuse.") && !FUSE_ON_DISK.contains(type));
        return program || ELSEWHERE.contains(type) ? FolderTree.Beyond.ELSEWHERE : null;
    }

    // A subvolume of Btrfs has a device of its own and no mount; what is made up or lies elsewhere always is a mount.
    private static Optional<String> type(Path place) {
        try {
            return Optional.of(Files.getFileStore(place).type());
        } catch (IOException | SecurityException unknown) {
            return Optional.empty();
        }
    }
}
