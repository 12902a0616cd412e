package org.foothold.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that programs made, beside the folder they were made of. */
class ArchiveTreeTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tar -cf A .",
                "tar -czf A .",
                "tar --zstd -cf A .",
                "tar -cJf A .",
                "tar -cjf A .",
                "tar -cz . | gzip > A",
                "zip -q -r -y A.zip . && mv A.zip A",
                "bsdtar --format=zip -cf A ."
            })
    void isTheFolderThatWasPacked(String command) throws Exception {
        Path in = Files.createDirectories(folder.resolve("in"));
        Files.createDirectories(in.resolve("etc"));
        Files.writeString(in.resolve("etc/passwd"), "root");
        Files.write(in.resolve("large"), new byte[3 * Spill.SMALL + 7]);
        Files.createSymbolicLink(in.resolve("link"), Path.of("/etc/passwd"));
        Files.createLink(in.resolve("second"), in.resolve("etc/passwd"));
        Path archive = folder.resolve("archive");
        Process process = new ProcessBuilder("/bin/sh", "-c", command.replace("A", archive.toString()))
                .directory(in.toFile())
                .start();
        assertThat(process.waitFor()).isZero();

        FileTree expected = FolderTree.of(in);
        try (FileTree tree = ArchiveTree.of(archive)) {
            assertThat(tree.problems()).isEmpty();
            for (String path : List.of("/etc/passwd", "/link", "/second", "/large", "/etc")) {
                Entry entry = tree.find(TargetPath.of(path));
                Entry other = expected.find(TargetPath.of(path));
                assertThat(entry.path()).isEqualTo(other.path());
                assertThat(entry.kind()).isEqualTo(other.kind());
                assertThat(entry.mode()).isEqualTo(other.mode());
                if (entry.isFile()) {
                    assertThat(read(tree, entry)).isEqualTo(read(expected, other));
                    assertThat(entry.bytes()).isEqualTo(other.bytes());
                }
            }
            assertThat(tree.list(tree.root()).map(Entry::name)).containsExactly("etc", "large", "link", "second");
        }
    }

    @Test
    void aLaterEntryReplacesAnEarlierOne() throws IOException {
        byte[] archive = new TarWriter()
                .file("a", "old")
                .hardLink("same", "a")
                .file("a", "new")
                .file("d/x", "1")
                .file("d", "refused")
                .hardLink("none", "nothing")
                .bytes();
        try (FileTree tree = ArchiveTree.of(new ByteArrayInputStream(archive))) {
            assertThat(read(tree, tree.find(TargetPath.of("/a")))).asString().isEqualTo("new");
            assertThat(read(tree, tree.find(TargetPath.of("/same")))).asString().isEqualTo("old");
            assertThat(tree.find(TargetPath.of("/d/x"))).isNotNull();
            assertThat(tree.problems()).extracting(Problem::path).containsExactly("d", "none");
        }
    }

    @Test
    void ofWhatIsTooLargeTheBeginningIsKept() throws IOException {
        byte[] content = new byte[2 * Spill.SMALL];
        try (Spill spill = new Spill(Spill.SMALL)) {
            Content kept = spill.keep(new ByteArrayInputStream(content), content.length, Map.of());

            assertThat(kept.cutShort()).isTrue();
            assertThat(kept.open().readAllBytes()).hasSize(Spill.BEGINNING);
            assertThat(kept.sha256()).isEqualTo("fa43239bcee7b97ca62f007cc68487560a39e19f74f3dde7486db3f98df8e471");
        }
    }

    @Test
    void whatIsCutIsReadAsFarAsItGoes() throws IOException {
        byte[] archive =
                new TarWriter().file("a", "1").file("b", "x".repeat(5000)).bytes();
        try (FileTree tree = ArchiveTree.of(new ByteArrayInputStream(archive, 0, 3000))) {
            assertThat(tree.find(TargetPath.of("/a"))).isNotNull();
            assertThat(tree.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.reason()).contains("damaged at"));
        }
        assertThatThrownBy(() -> ArchiveTree.of(new ByteArrayInputStream("none".getBytes(StandardCharsets.UTF_8))))
                .hasMessageContaining("neither");
    }

    private static byte[] read(FileTree tree, Entry entry) throws IOException {
        try (InputStream in = tree.open(entry)) {
            return in.readAllBytes();
        }
    }
}
