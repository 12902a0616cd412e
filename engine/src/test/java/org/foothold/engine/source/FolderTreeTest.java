package org.foothold.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.foothold.engine.source.Entry.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of the system at hand, compared with what the JDK says of the same files. */
class FolderTreeTest {
    private static final int TREES = 20;

    @TempDir
    private Path folder;

    @Test
    void saysWhatTheFileSystemSays() throws IOException {
        Path file = Files.writeString(folder.resolve("tool"), "hello");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xrw-"));
        Files.setAttribute(file, "unix:mode", 04757);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-02-03T04:05:06.123456789Z")));
        Files.createLink(folder.resolve("other"), file);
        Files.createSymbolicLink(folder.resolve("link"), Path.of("../etc"));

        FileTree tree = FolderTree.of(folder);
        Entry entry = tree.look(TargetPath.of("/tool"));

        assertThat(entry).isNotNull();
        assertThat(entry.isFile()).isTrue();
        assertThat(entry.bytes()).isEqualTo(5);
        assertThat(entry.mode()).isEqualTo(04757);
        assertThat(entry.isSetuid() && entry.isExecutable() && entry.isWritableByAll())
                .isTrue();
        assertThat(entry.isSetgid()).isFalse();
        assertThat(entry.uid()).isEqualTo(((Integer) Files.getAttribute(file, "unix:uid")).longValue());
        assertThat(entry.names()).isEqualTo(2);
        assertThat(entry.modifiedAt()).isEqualTo("2020-02-03T04:05:06.123456789Z");
        assertThat(entry.changedAt()).isAfter("2026-01-01T00:00:00Z");
        assertThat(entry.inode()).isEqualTo(tree.look(TargetPath.of("/other")).inode());
        assertThat(tree.look(TargetPath.of("/link")).linkTarget()).isEqualTo("../etc");
        assertThat(tree.root().isFolder()).isTrue();
    }

    @Test
    void readsAGrowingFileToTheSizeThatWasSeen() throws IOException {
        Path file = Files.writeString(folder.resolve("log"), "one");
        FileTree tree = FolderTree.of(folder);
        Entry seen = tree.find(TargetPath.of("/log"));
        Files.writeString(file, "one and more");

        assertThat(text(tree, seen)).isEqualTo("one");
    }

    @Test
    void refusesAFileThatTookThePlaceOfTheOneThatWasSeen() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "s");
        Path file = Files.writeString(folder.resolve("file"), "f");
        Path inner = Files.createDirectory(folder.resolve("inner"));
        FileTree tree = FolderTree.of(folder);
        Entry seen = tree.find(TargetPath.of("/file"));
        Entry seenFolder = tree.find(TargetPath.of("/inner"));
        Files.delete(file);
        Files.createSymbolicLink(file, secret);
        Files.delete(inner);
        Files.createSymbolicLink(inner, Path.of("/"));

        assertThatThrownBy(() -> tree.open(seen)).hasMessageContaining("another file");
        assertThat(tree.list(seenFolder)).isEmpty();
        assertThat(tree.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).contains("another file");
            assertThat(problem.outcome().path()).isEqualTo("/inner");
        });
    }

    @Test
    void doesNotEnterWhatTheKernelMakesUp() throws IOException {
        FileTree tree = FolderTree.of(Path.of("/"));

        assertThat(tree.find(TargetPath.of("/proc/self/root/etc/passwd"))).isNull();
        assertThat(tree.problems())
                .singleElement()
                .isEqualTo(new Problem("/proc", "not entered: the file system proc is made up by the kernel"));
        assertThat(tree.find(TargetPath.of("/proc"))).isNotNull();
    }

    @Test
    void entersItWhenAsked() throws IOException {
        FileTree tree =
                FolderTree.of(Path.of("/"), Set.of(FolderTree.Beyond.MADE_UP), FolderTree.ExtendedAttributes.NONE);

        assertThat(text(tree, tree.find(TargetPath.of("/proc/sys/kernel/ostype"))))
                .isEqualTo("Linux\n");
        assertThat(tree.problems()).isEmpty();
    }

    @Test
    void namesAreBytes() throws IOException {
        Path folders = Files.createDirectory(folder.resolve("names"));
        Process process = new ProcessBuilder("/bin/sh", "-c", "printf 1 > \"$(printf 'caf\\351')\"; printf 2 > 'ü\\?'")
                .directory(folders.toFile())
                .start();
        assertThat(process.onExit().join().exitValue()).isZero();
        FileTree tree = FolderTree.of(folder);

        List<Entry> entries = tree.list(tree.find(TargetPath.of("/names"))).toList();

        assertThat(entries).extracting(Entry::name).containsExactly("caf\u00e9", "ü\\?");
        assertThat(text(tree, entries.getFirst())).isEqualTo("1");
        assertThat(text(tree, tree.find(TargetPath.of("/names/caf\u00e9")))).isEqualTo("1");
        assertThat(text(tree, tree.find(TargetPath.of("/names/ü\\?")))).isEqualTo("2");
        assertThat(tree.find(TargetPath.of("/names/other\u00e9"))).isNull();
    }

    @Test
    void givesEveryFileOfRandomTreesAndNoOther() throws IOException {
        for (int seed = 0; seed < TREES; seed++) {
            Path root = Files.createDirectory(folder.resolve("tree" + seed));
            grow(root, new Random(seed), 0);
            FileTree tree = FolderTree.of(root);
            TreeMap<String, Kind> expected = new TreeMap<>();
            try (var walk = Files.walk(root)) {
                walk.filter(path -> !path.equals(root))
                        .forEach(path -> expected.put("/" + root.relativize(path), kind(path)));
            }
            TreeMap<String, Kind> found = new TreeMap<>();
            walk(tree, tree.root(), found);

            assertThat(found).as("seed %d", seed).isEqualTo(expected);
            // A path is found where the JDK finds it, as long as nothing leads out.
            for (String path : expected.keySet()) {
                Path real = root.resolve(path.substring(1));
                boolean there = Files.exists(real) && real.toRealPath().startsWith(root);
                Entry entry = tree.find(TargetPath.of(path));
                if (there) {
                    assertThat(entry).as(path).isNotNull();
                    assertThat(root.resolve("." + entry.path().text()).toRealPath())
                            .isEqualTo(real.toRealPath());
                }
            }
        }
    }

    private static void walk(FileTree tree, Entry folder, Map<String, Kind> found) {
        List<Entry> entries = tree.list(folder).toList();
        assertThat(entries).extracting(Entry::name).isSorted();
        for (Entry entry : entries) {
            found.put(entry.path().text(), entry.kind());
            if (entry.isFolder()) {
                walk(tree, entry, found);
            }
        }
    }

    private static void grow(Path folder, Random random, int depth) throws IOException {
        List<String> names = new ArrayList<>(List.of("a", "b", "ä", "c d", ".hidden", "x".repeat(200)));
        for (int i = random.nextInt(6); i >= 0; i--) {
            Path place = folder.resolve(names.remove(random.nextInt(names.size())));
            switch (random.nextInt(4)) {
                case 0 -> Files.writeString(place, "content");
                case 1 -> Files.createSymbolicLink(place, Path.of("../".repeat(random.nextInt(3)) + "a"));
                default -> {
                    Files.createDirectory(place);
                    if (depth < 4) {
                        grow(place, random, depth + 1);
                    }
                }
            }
        }
    }

    private static Kind kind(Path path) {
        return Files.isSymbolicLink(path)
                ? Kind.LINK
                : Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? Kind.FOLDER : Kind.FILE;
    }

    private static String text(FileTree tree, Entry file) throws IOException {
        try (InputStream in = tree.open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
