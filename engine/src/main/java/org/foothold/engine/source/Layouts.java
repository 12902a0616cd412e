package org.foothold.engine.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds where the target's root is in what the user names: a root itself, a folder or an archive as UAC, Velociraptor and
 * KAPE make them, a folder in such a one, an archive in an archive. Known by content; only a host's name is taken from the name of a file.
 */
public final class Layouts {
    /** A collection in an archive in an archive; more is no collection. */
    private static final int MAX_NESTED = 3;

    /** A folder or two that a program put around the files. */
    private static final int MAX_AROUND = 3;

    /** What says of a collection whose it is, is short. */
    private static final int MAX_TEXT = 1 << 16;

    private static final Pattern UAC_NAME = Pattern.compile("uac-(.+)-[a-z]+-\\d{14}\\b.*");
    private static final Pattern HOST = Pattern.compile("\"(?i:hostname)\"\\s*:\\s*\"([^\"]{1,255})\"");
    private static final Pattern DRIVE_NAME = Pattern.compile("(?:\\\\\\\\\\.\\\\)?([A-Za-z]):");
    private static final List<String> UNIX = List.of("etc", "usr", "bin", "var", "home", "root", "opt", "Library");
    private static final List<String> WINDOWS = List.of("Windows", "Users", "ProgramData", "$Extend", "$MFT");

    private Layouts() {}

    /**
     * The targets in this folder, archive or file; a file that is no archive is a tree of one. Those of one archive are closed
     * together.
     */
    public static List<Located> of(Path place) throws IOException {
        String name = String.valueOf(place.getFileName());
        if (Files.isDirectory(place)) {
            return in(FolderTree.of(place), name, 0);
        }
        byte[] start;
        try (InputStream in = Files.newInputStream(place)) {
            start = in.readNBytes(512);
        }
        return ArchiveTree.recognises(start)
                ? in(ArchiveTree.of(place), name, 0)
                : List.of(new Located(SingleFile.of(place), Layout.PLAIN, null, null));
    }

    /** The targets in this tree, which has this name. */
    static List<Located> in(FileTree tree, String name, int nested) throws IOException {
        Entry around = tree.root();
        for (int depth = 0; depth < MAX_AROUND; depth++) {
            List<Located> found = at(tree, around, name);
            if (!found.isEmpty()) {
                return found;
            }
            List<Entry> entries = tree.list(around).toList();
            if (entries.size() != 1 || !entries.getFirst().isFolder()) {
                break;
            }
            around = entries.getFirst();
        }
        List<Located> inner = nested < MAX_NESTED ? nested(tree, nested) : List.of();
        if (inner.isEmpty()) {
            return List.of(new Located(tree, Layout.PLAIN, host(tree), null));
        }
        inner.forEach(located -> tree.problems().forEach(located.tree().listener()));
        tree.close();
        return inner;
    }

    private static List<Located> at(FileTree tree, Entry folder, String name) {
        FileTree here = tree.below(folder);
        Entry uac = here.look(TargetPath.of("/[root]"));
        if (uac != null && uac.isFolder()) {
            FileTree root = here.below(uac);
            Matcher named = UAC_NAME.matcher(name);
            return List.of(new Located(root, Layout.UAC, named.matches() ? named.group(1) : host(root), null));
        }
        Entry uploads = here.look(TargetPath.of("/uploads"));
        if (uploads != null && uploads.isFolder()) {
            return velociraptor(here, uploads);
        }
        long parts = UNIX.stream()
                .filter(part -> here.look(TargetPath.of(part)) != null)
                .count();
        if (parts >= 2 || count(here, WINDOWS) >= 2) {
            return List.of(new Located(here, Layout.PLAIN, host(here), null));
        }
        List<Located> drives = new ArrayList<>();
        for (Entry entry : here.list(here.root()).toList()) {
            if (entry.isFolder() && entry.name().matches("[A-Z]") && count(here.below(entry), WINDOWS) > 0) {
                drives.add(new Located(here.below(entry), Layout.KAPE, null, entry.name()));
            }
        }
        return drives;
    }

    private static long count(FileTree tree, List<String> names) {
        return names.stream()
                .filter(name -> tree.look(TargetPath.of(name)) != null)
                .count();
    }

    // Each accessor has the files as it saw them: auto and file by path, ntfs and others by drive.
    private static List<Located> velociraptor(FileTree here, Entry uploads) {
        String host = match(HOST, text(here, "/client_info.json"));
        List<Located> found = new ArrayList<>();
        for (Entry accessor : here.list(uploads).toList()) {
            if (!accessor.isFolder()) {
                continue;
            }
            FileTree files = unescaped(here.below(accessor));
            boolean drives = false;
            for (Entry entry : files.list(files.root()).toList()) {
                String drive = entry.isFolder() ? match(DRIVE_NAME, entry.name()) : null;
                if (drive != null) {
                    drives = true;
                    found.add(new Located(files.below(entry), Layout.VELOCIRAPTOR, host, drive));
                }
            }
            if (!drives) {
                found.add(new Located(files, Layout.VELOCIRAPTOR, host == null ? host(files) : host, null));
            }
        }
        return found;
    }

    private static FileTree unescaped(FileTree tree) {
        return switch (tree) {
            case FolderTree folder -> folder.escaped();
            case NodeTree nodes -> nodes.escaped();
            default -> tree;
        };
    }

    private static List<Located> nested(FileTree tree, int depth) throws IOException {
        List<Located> found = new ArrayList<>();
        for (Entry entry : tree.list(tree.root()).toList()) {
            if (!entry.isFile()) {
                continue;
            }
            try (InputStream in = tree.open(entry)) {
                if (ArchiveTree.recognises(in.readNBytes(512))) {
                    try (InputStream again = tree.open(entry)) {
                        found.addAll(in(ArchiveTree.of(again), entry.name(), depth + 1));
                    }
                }
            } catch (IOException none) {
                tree.listener().hear(entry.path(), "an archive that cannot be read: " + Reasons.of(none));
            }
        }
        return found;
    }

    /** The name that a system gives itself (hostname(5)); null where it gives none. */
    public static @Nullable String host(FileTree tree) {
        return text(tree, "/etc/hostname")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .findFirst()
                .orElse(null);
    }

    private static String text(FileTree tree, String path) {
        Entry file = tree.find(TargetPath.of(path));
        if (file == null || !file.isFile()) {
            return "";
        }
        try (InputStream in = tree.open(file)) {
            return HostNames.text(in.readNBytes(MAX_TEXT));
        } catch (IOException unreadable) {
            tree.listener().hear(file.path(), Reasons.of(unreadable));
            return "";
        }
    }

    private static @Nullable String match(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }
}
