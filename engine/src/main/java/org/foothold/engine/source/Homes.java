package org.foothold.engine.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The homes of a target: of its own passwd(5), and folders where homes stand that no account names. */
public final class Homes {
    /** A hundred thousand accounts; more is no passwd. */
    private static final int MAX_PASSWD = 1 << 23;

    private static final int HOME_FIELD = 5;
    private static final TargetPath PASSWD = TargetPath.of("/etc/passwd");

    /** Below these each folder is a home. */
    private static final List<String> FOLDERS = List.of("/home", "/var/home", "/usr/home", "/Users");

    /** These are homes where they stand. */
    private static final List<String> SINGLE = List.of("/root", "/var/root", "/var/roothome");

    private final FileTree tree;
    private final TreeMap<TargetPath, Entry> folders = new TreeMap<>();
    private final TreeMap<TargetPath, List<String>> users = new TreeMap<>();

    private Homes(FileTree tree) {
        this.tree = tree;
    }

    /** The homes of this target that exist, each once. */
    public static List<Home> of(FileTree tree) {
        Homes homes = new Homes(tree);
        homes.accounts();
        SINGLE.forEach(path -> homes.add(tree.find(TargetPath.of(path)), null));
        for (String path : FOLDERS) {
            Entry folder = tree.find(TargetPath.of(path));
            if (folder != null && folder.isFolder()) {
                tree.list(folder)
                        .filter(entry -> !entry.isFile())
                        .forEach(entry -> homes.add(entry.isLink() ? tree.find(entry.path()) : entry, null));
            }
        }
        List<Home> found = new ArrayList<>();
        homes.folders.forEach((path, folder) -> found.add(new Home(folder, homes.users.getOrDefault(path, List.of()))));
        return List.copyOf(found);
    }

    // Homes like / or /bin are kept: what stands in them is read as any home's is.
    private void accounts() {
        Entry passwd = tree.find(PASSWD);
        if (passwd == null || !passwd.isFile()) {
            return;
        }
        try (InputStream in = tree.open(passwd)) {
            for (String line : HostNames.text(in.readNBytes(MAX_PASSWD)).split("\n", -1)) {
                String[] fields = line.split(":", -1);
                if (fields.length > HOME_FIELD && fields[HOME_FIELD].startsWith("/")) {
                    add(tree.find(TargetPath.of(fields[HOME_FIELD].strip())), fields[0]);
                }
            }
        } catch (IOException unreadable) {
            tree.listener().hear(PASSWD, Reasons.of(unreadable));
        }
    }

    private void add(@Nullable Entry folder, @Nullable String user) {
        if (folder == null || !folder.isFolder()) {
            return;
        }
        folders.putIfAbsent(folder.path(), folder);
        List<String> names = users.computeIfAbsent(folder.path(), path -> new ArrayList<>());
        if (user != null && !names.contains(user)) {
            names.add(user);
        }
    }
}
