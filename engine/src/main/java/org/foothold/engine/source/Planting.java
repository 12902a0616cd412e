package org.foothold.engine.source;

import java.util.ArrayList;
import java.util.List;
import org.foothold.engine.source.Entry.Kind;
import org.foothold.formats.archive.ArchiveEntry;
import org.jspecify.annotations.Nullable;

/**
 * Puts entries of an archive into a tree in memory, where each stands below the root by its own name: one that would lead
 * elsewhere is refused and heard of. A later entry replaces an earlier one, as it does when archives are unpacked.
 */
final class Planting {
    /** What Linux allows for a name, NAME_MAX. */
    private static final int MAX_NAME = 255;

    private final Node root = new Node(Nodes.folder());
    private final List<Problem> problems = new ArrayList<>();
    private final Problem.Listener listener = problems::add;
    private long inodes = 1;

    Node root() {
        return root;
    }

    /** What was refused. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Hears of what else is wrong with the archive. */
    void hear(String path, String reason) {
        listener.accept(new Problem(path, reason));
    }

    /** Puts this in; the content is given for files only. */
    void put(ArchiveEntry entry, @Nullable String link, @Nullable Content content) {
        List<String> parts = parts(entry, entry.name());
        if (parts == null) {
            return;
        }
        if (parts.isEmpty()) {
            if (entry.kind() == ArchiveEntry.Kind.FOLDER) {
                root.said = said(entry, Kind.FOLDER, null);
            }
            return;
        }
        Node folder = folder(parts, entry.name());
        if (folder == null) {
            return;
        }
        Node node = entry.kind() == ArchiveEntry.Kind.HARD_LINK ? linked(entry) : new Node(said(entry, link));
        if (node == null) {
            return;
        }
        if (content != null) {
            node.content = content;
        }
        Node before = folder.children.get(parts.getLast());
        if (before != null && before.said.kind() == Kind.FOLDER) {
            if (node.said.kind() == Kind.FOLDER) {
                before.said = node.said;
                return;
            } else if (!before.children.isEmpty()) {
                hear(entry.name(), "refused: a folder that is not empty stands there");
                return;
            }
        }
        folder.children.put(parts.getLast(), node);
    }

    private @Nullable Node folder(List<String> parts, String name) {
        Node here = root;
        for (String part : parts.subList(0, parts.size() - 1)) {
            here = here.children.computeIfAbsent(part, missing -> new Node(Nodes.folder()));
            if (here.said.kind() != Kind.FOLDER) {
                hear(name, here.said.kind() == Kind.LINK ? "refused: below a link" : "refused: below a file");
                return null;
            }
        }
        return here;
    }

    // One more name of the same file.
    private @Nullable Node linked(ArchiveEntry entry) {
        List<String> parts = entry.link() == null ? null : parts(entry, entry.link());
        Node target = root;
        for (String part : parts == null ? List.<String>of() : parts) {
            target = target == null ? null : target.children.get(part);
        }
        if (target == null || target.said.kind() == Kind.FOLDER) {
            hear(entry.name(), "refused: a hard link to nothing in the archive");
            return null;
        }
        return target;
    }

    private @Nullable List<String> parts(ArchiveEntry entry, String name) {
        // Programs of Windows write their own separator; on Unix it is a letter of a name.
        boolean foreign = entry.mode() == ArchiveEntry.UNKNOWN;
        String text = foreign ? name.replace('\\', '/') : name;
        List<String> parts = TargetPath.parts(text);
        parts.removeIf("."::equals);
        String reason = null;
        if (text.length() > TargetPath.MAX_LENGTH) {
            reason = "refused: a name of more than " + TargetPath.MAX_LENGTH + " characters";
        } else if (parts.contains("..")) {
            reason = "refused: a name that leads upwards";
        } else if (text.indexOf('\0') >= 0) {
            reason = "refused: a zero in a name";
        } else if (parts.stream().anyMatch(part -> part.length() > MAX_NAME)) {
            reason = "refused: a part of more than " + MAX_NAME + " characters";
        }
        if (reason != null) {
            hear(name.substring(0, Math.min(name.length(), TargetPath.MAX_LENGTH)), reason);
            return null;
        }
        return parts;
    }

    private Entry said(ArchiveEntry entry, @Nullable String link) {
        Kind kind = switch (entry.kind()) {
            case FILE, HARD_LINK -> Kind.FILE;
            case FOLDER -> Kind.FOLDER;
            case LINK -> Kind.LINK;
            case BLOCK_DEVICE -> Kind.BLOCK_DEVICE;
            case CHARACTER_DEVICE -> Kind.CHARACTER_DEVICE;
            case FIFO -> Kind.FIFO;
            case SOCKET -> Kind.SOCKET;
            case OTHER -> Kind.OTHER;
        };
        return said(entry, kind, kind == Kind.LINK ? link == null ? "" : link : null);
    }

    private Entry said(ArchiveEntry entry, Kind kind, @Nullable String link) {
        return new Entry(
                TargetPath.ROOT,
                kind,
                entry.bytes(),
                entry.mode(),
                entry.uid(),
                entry.gid(),
                0,
                inodes++,
                Entry.UNKNOWN,
                entry.modifiedAt(),
                entry.changedAt(),
                entry.accessedAt(),
                entry.bornAt(),
                link,
                "");
    }
}
