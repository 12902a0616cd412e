package org.foothold.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred ways out of a target: each leads a naive reader out, and none leads this one. */
class FileTreeEscapesTest {
    private static final String SECRET = "of the examiner";
    private static final String EVIL = "of the target";

    @TempDir
    private Path folder;

    private Path root;
    private String out;

    @BeforeEach
    void build() throws IOException {
        root = Files.createDirectories(folder.toRealPath().resolve("root"));
        Path outer = Files.createDirectory(root.resolveSibling("outer"));
        Files.writeString(outer.resolve("secret"), SECRET);
        Files.createDirectories(root.resolve("a/b/c"));
        out = outer.toString();
    }

    private List<String> ways() {
        return List.of(
                out + "/secret",
                "/." + out + "/secret",
                "//" + out + "/secret",
                "/.." + out + "/secret",
                out + "/../outer/secret",
                out + "/./secret",
                "UP/outer/secret",
                "./UP/outer/secret",
                "UP/root/../outer/secret",
                "UP/../" + folder.getFileName() + "/outer/secret",
                "UP/../../../../../../../../.." + out + "/secret",
                "/proc/self/root" + out + "/secret",
                "/proc/thread-self/root" + out + "/secret");
    }

    @Test
    void linksLeadNowhere() throws IOException {
        int tried = 0;
        for (String way : ways()) {
            String up = way.replace("UP", "..");
            String dir = up.substring(0, up.length() - "/secret".length());
            link("file" + tried, up);
            link("hop" + tried, "file" + tried);
            link("dir" + tried, dir);
            link("dirhop" + tried, "/" + root.relativize(root.resolve("dir" + tried)));
            link("a/b/c/deep" + tried, way.replace("UP", "../../../.."));
            link("to" + tried, "a/b/c/deep" + tried);
            for (String asked : List.of(
                    "file" + tried,
                    "hop" + tried,
                    "dir" + tried + "/secret",
                    "dir" + tried + "/./secret",
                    "a/../dir" + tried + "/secret",
                    "a/b/c/deep" + tried,
                    "to" + tried)) {
                assertThat(naive(asked)).as(asked + " → " + way).isEqualTo(SECRET);
                assertThat(ours(FolderTree.of(root), asked))
                        .as(asked + " → " + way)
                        .isNull();
            }
            tried++;
        }
        assertThat(tried * 7).isGreaterThan(90);
    }

    @Test
    void pathsStopAtTheRoot() throws IOException {
        for (String asked : List.of(
                "../outer/secret",
                "a/../../outer/secret",
                "./../outer/secret",
                "a/b/../../../outer/secret",
                "a/./../.././outer/secret",
                "a//..//..//outer//secret",
                "../root/../outer/secret")) {
            assertThat(naive(asked)).as(asked).isEqualTo(SECRET);
            assertThat(ours(FolderTree.of(root), asked)).as(asked).isNull();
        }
        Files.createDirectory(root.resolve("outer"));
        Files.writeString(root.resolve("outer/secret"), EVIL);
        assertThat(ours(FolderTree.of(root), "../../../outer/secret")).isEqualTo(EVIL);
        link("up", "../../../outer/secret");
        link("abs", "/outer/secret");
        assertThat(ours(FolderTree.of(root), "up")).isEqualTo(EVIL);
        assertThat(ours(FolderTree.of(root), "abs")).isEqualTo(EVIL);
        assertThat(ours(FolderTree.of(root).below(FolderTree.of(root).find(TargetPath.of("/a"))), "../outer/secret"))
                .isNull();
    }

    @Test
    void whatNeverEndsOrIsNoFileIsNotOpened() throws Exception {
        Process process = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "mkfifo fifo; ln -s fifo tofifo; mknod null c 1 3; mknod disk b 7 0;"
                                + "python3 -c 'import socket;socket.socket(socket.AF_UNIX).bind(\"socket\")'; true")
                .directory(root.toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        link("null1", "/dev/null");
        link("zero", "/dev/zero");
        link("tty", "/dev/stdin");
        FileTree tree = FolderTree.of(root);
        int refused = 0;
        for (String name : List.of("fifo", "tofifo", "null", "disk", "socket", "a")) {
            Entry entry = tree.find(TargetPath.of(name));
            if (entry != null) {
                assertThatThrownBy(() -> tree.open(entry)).as(name).hasMessageContaining("not a regular file");
                refused++;
            }
        }
        assertThat(refused).isGreaterThanOrEqualTo(3);
        for (String name : List.of("null1", "zero", "tty")) {
            assertThat(Files.exists(root.resolve(name))).isTrue();
            assertThat(tree.find(TargetPath.of(name))).isNull();
            Entry link = tree.look(TargetPath.of(name));
            assertThatThrownBy(() -> tree.open(link)).hasMessageContaining("not a regular file");
        }
        assertThat(tree.problems()).isEmpty();
    }

    @Test
    void circlesEnd() throws IOException {
        link("self", "self");
        link("one", "two");
        link("two", "one");
        link("under", "under/x");
        link("dot", ".");
        Files.writeString(root.resolve("end"), EVIL);
        link("chain0", "end");
        for (int i = 1; i <= LinkedTree.MAX_LINKS; i++) {
            link("chain" + i, "chain" + (i - 1));
        }
        FileTree tree = FolderTree.of(root);
        for (String name : List.of("self", "one", "two", "under", "chain40", "dot/".repeat(50) + "end")) {
            assertThat(tree.find(TargetPath.of(name))).as(name).isNull();
        }
        assertThat(tree.problems())
                .hasSize(6)
                .allSatisfy(problem -> assertThat(problem.reason()).contains("circle"));
        assertThat(ours(tree, "chain39")).isEqualTo(EVIL);
        assertThat(ours(tree, "dot/dot/end")).isEqualTo(EVIL);
        assertThat(tree.find(TargetPath.of("/" + "a/../".repeat(2000)))).isNull();
        assertThat(tree.find(TargetPath.of("/" + "n".repeat(300)))).isNull();
        assertThat(tree.find(TargetPath.of("/end/"))).isNull();
        assertThat(tree.find(TargetPath.of("/end/.."))).isNull();
        assertThat(tree.find(TargetPath.of("/en\0d"))).isNull();
        assertThat(tree.find(TargetPath.of("/END"))).isNull();
    }

    @Test
    void archivesPutNothingOutside() throws IOException {
        List<String> names = List.of(
                "../outer/secret",
                "a/../../outer/secret",
                "./../outer/secret",
                out + "/secret",
                "a/b/../../../outer/secret",
                "../root/../outer/secret",
                "/." + out + "/secret",
                "a//..//../outer/secret",
                "x/../../outer/./secret");
        for (String name : names) {
            assertThat(root.resolve(name).normalize()).as(name).isEqualTo(Path.of(out, "secret"));
            stays(new TarWriter().file(name, EVIL).bytes(), name);
            stays(zip(name), name);
            stays(new TarWriter().file("n".repeat(101) + "/../" + name, EVIL).bytes(), name);
        }
        for (String way : ways()) {
            String dir = way.replace("UP", "..").replace("/secret", "");
            stays(new TarWriter().link("l", dir).file("l/secret", EVIL).bytes(), way);
            stays(
                    new TarWriter()
                            .link("l", "m")
                            .link("m", dir)
                            .file("l/secret", EVIL)
                            .bytes(),
                    way);
            stays(new TarWriter().hardLink("h", way.replace("UP", "..")).bytes(), way);
            stays(new TarWriter().link("l", dir).hardLink("h", "l/secret").bytes(), way);
        }
    }

    // Nothing with the name of the secret is there that would hold either text from or for the examiner's file.
    private void stays(byte[] archive, String name) throws IOException {
        try (FileTree tree = ArchiveTree.of(new ByteArrayInputStream(archive))) {
            for (String asked : List.of("l/secret", "h", "../outer/secret", "outer/secret")) {
                assertThat(ours(tree, asked)).as(name + " " + asked).isNull();
            }
            boolean absolute = name.startsWith("/");
            assertThat(tree.problems().isEmpty()).as(name).isEqualTo(absolute && tree.find(TargetPath.of(out)) != null);
        }
        assertThat(Files.readString(Path.of(out, "secret"))).isEqualTo(SECRET);
    }

    private static byte[] zip(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(EVIL.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(root.resolve(name), Path.of(target));
    }

    private String naive(String path) throws IOException {
        return Files.readString(root.resolve(path));
    }

    private static @Nullable String ours(FileTree tree, String path) throws IOException {
        Entry entry = tree.find(TargetPath.of(path));
        if (entry == null) {
            return null;
        }
        List<String> text = new ArrayList<>();
        try (InputStream in = tree.open(entry)) {
            text.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return text.getFirst();
    }
}
