package org.foothold.formats.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.foothold.formats.FormatException;
import org.foothold.formats.archive.ArchiveEntry.Kind;
import org.foothold.formats.unpack.Tool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What zip, bsdtar and 7z wrote, entry by entry against the files themselves. */
class ZipReaderTest {
    private static final String REPEATED = "again ".repeat(5000);

    @TempDir
    private Path folder;

    @BeforeEach
    void build() throws IOException {
        Files.createDirectories(folder.resolve("in/etc"));
        Files.writeString(folder.resolve("in/etc/passwd"), "root:x:0:0\n");
        Files.writeString(folder.resolve("in/ü"), REPEATED);
        Files.writeString(folder.resolve("in/empty"), "");
        Files.setAttribute(folder.resolve("in/empty"), "unix:mode", 04755);
        Files.createSymbolicLink(folder.resolve("in/link"), Path.of("etc/passwd"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zip -q -r -y ../a.zip .",
                "zip -q -r -y -0 ../a.zip .",
                "zip -q -r -y -fz ../a.zip .",
                "zip -q -r -y - . > ../a.zip",
                "bsdtar --format=zip -cf ../a.zip .",
                "7z a -bd -tzip -snl ../a.zip .",
            })
    void saysWhatTheFilesSay(String command) throws IOException {
        sh(command);
        Map<String, String> found = new TreeMap<>();
        try (FileChannel channel = FileChannel.open(folder.resolve("a.zip"))) {
            ZipReader reader = new ZipReader(channel);
            assertThat(reader.damaged()).isEmpty();
            for (ArchiveEntry entry : reader.entries()) {
                String name = Path.of("/" + entry.name()).normalize().toString().substring(1);
                found.put(
                        name,
                        entry.kind() + " " + (entry.kind() == Kind.LINK ? reader.link(entry) : text(reader, entry)));
                if (name.equals("empty")) {
                    assertThat(entry.mode()).isEqualTo(04755);
                    assertThat(entry.modifiedAt()).isNotNull();
                }
            }
        }
        found.remove("");

        assertThat(found)
                .containsOnly(
                        Map.entry("etc", "FOLDER "),
                        Map.entry("etc/passwd", "FILE root:x:0:0\n"),
                        Map.entry("ü", "FILE " + REPEATED),
                        Map.entry("empty", "FILE "),
                        Map.entry("link", "LINK etc/passwd"));
    }

    @Test
    void tellsWhoOwnsAFileAndWhenItWasWritten() throws IOException {
        sh("touch -d 2020-02-03T04:05:06Z empty && zip -q ../a.zip empty");
        try (FileChannel channel = FileChannel.open(folder.resolve("a.zip"))) {
            assertThat(new ZipReader(channel).entries()).singleElement().satisfies(entry -> {
                assertThat(entry.modifiedAt()).isEqualTo("2020-02-03T04:05:06Z");
                assertThat(entry.uid())
                        .isEqualTo(((Integer) Files.getAttribute(folder.resolve("in/empty"), "unix:uid")).longValue());
            });
        }
    }

    @Test
    void tellsWhatIsEncrypted() throws IOException {
        sh("zip -q -P secret ../a.zip etc/passwd");
        try (FileChannel channel = FileChannel.open(folder.resolve("a.zip"))) {
            ZipReader reader = new ZipReader(channel);
            ArchiveEntry entry = reader.entries().getFirst();

            assertThat(entry.readable()).isFalse();
            assertThatThrownBy(() -> reader.open(entry)).hasMessageContaining("encrypted");
        }
    }

    @Test
    void refusesContentsThatOverlap() throws IOException {
        sh("zip -q -0 ../a.zip etc/passwd empty");
        byte[] archive = Files.readAllBytes(folder.resolve("a.zip"));
        int second = new String(archive, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2");
        archive[second + 42] = 0;
        archive[second + 43] = 0;
        Files.write(folder.resolve("a.zip"), archive);
        try (FileChannel channel = FileChannel.open(folder.resolve("a.zip"))) {
            assertThat(new ZipReader(channel).damaged())
                    .singleElement()
                    .satisfies(damage -> assertThat(damage.reason()).contains("overlap"));
        }
    }

    @Test
    void refusesWhatIsNone() throws IOException {
        Path file = Files.writeString(folder.resolve("none"), "PK\3\4 and no more");
        try (FileChannel channel = FileChannel.open(file)) {
            assertThatThrownBy(() -> new ZipReader(channel)).isInstanceOf(FormatException.class);
        }
        assertThat(ZipReader.recognises(Files.readAllBytes(file))).isTrue();
    }

    private static String text(ZipReader reader, ArchiveEntry entry) throws IOException {
        try (InputStream in = reader.open(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void sh(String command) {
        for (String word : new String[] {"zip", "bsdtar", "7z"}) {
            if (command.contains(word + " ")) {
                Tool.run(new byte[0], word, "--version");
            }
        }
        Tool.run(new byte[0], "sh", "-c", "cd '" + folder.resolve("in") + "' && " + command);
    }
}
