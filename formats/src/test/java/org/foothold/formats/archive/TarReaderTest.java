package org.foothold.formats.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.foothold.formats.archive.ArchiveEntry.Kind;
import org.foothold.formats.unpack.Tool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tar and bsdtar wrote, entry by entry against the files themselves. */
class TarReaderTest {
    private static final String LONG = "long/" + "n".repeat(120) + "/" + "m".repeat(110) + ".txt";

    @TempDir
    private Path folder;

    @BeforeEach
    void build() throws IOException {
        write("etc/passwd", "root:x:0:0\n");
        write(LONG, "long");
        write("ä/ü", "umlaut");
        write("empty", "");
        Files.write(folder.resolve("block"), new byte[1024]);
        Files.createSymbolicLink(folder.resolve("link"), Path.of("etc/passwd"));
        Files.createLink(folder.resolve("zhard"), folder.resolve("block"));
        Files.setAttribute(folder.resolve("empty"), "unix:mode", 06755);
        sh("mkfifo fifo; truncate -s 3M sparse; printf middle | dd of=sparse bs=1 seek=1M conv=notrunc status=none");
        sh("truncate -s 9M zholes; for i in 1 2 3 4 5 6 7 8; do"
                + " printf $i | dd of=zholes bs=1 seek=${i}M conv=notrunc status=none; done");
        sh("ln -s " + "t".repeat(150) + " longlink");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void sh(String command) {
        Tool.run(new byte[0], "sh", "-c", "cd '" + folder + "' && " + command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tar -C DIR -c .",
                "tar -C DIR --format=gnu -S -c .",
                "tar -C DIR --format=pax -S -c .",
                "tar -C DIR --format=pax --sparse-version=0.0 -S -c .",
                "tar -C DIR --format=pax --sparse-version=0.1 -S -c .",
                "tar -C DIR --format=oldgnu -S -c .",
                "tar -C DIR --format=pax --pax-option=globexthdr.name=g,comment=x -c .",
                "bsdtar -C DIR --format=pax -c -f - .",
                "bsdtar -C DIR --format=gnutar -c -f - .",
            })
    void saysWhatTheFilesSay(String command) throws IOException {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.replaceAll(word -> word.equals("DIR") ? folder.toString() : word);
        byte[] archive = Tool.run(new byte[0], words.toArray(String[]::new));

        Map<String, String> found = new TreeMap<>();
        List<ArchiveEntry> entries = read(archive, found);

        Map<String, String> expected = new TreeMap<>();
        try (var walk = Files.walk(folder)) {
            walk.forEach(path -> expected.put(folder.relativize(path).toString(), said(path)));
        }
        // Which of the names of a file is the link is for the program to choose.
        String hard = found.entrySet().stream()
                .filter(entry -> entry.getValue().startsWith("HARD_LINK"))
                .findFirst()
                .orElseThrow()
                .getKey();
        expected.remove(hard);
        assertThat(found.remove(hard)).startsWith("HARD_LINK");
        assertThat(found).containsExactlyEntriesOf(expected);
        assertThat(entries)
                .filteredOn(entry -> entry.name().contains("empty"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.mode()).isEqualTo(06755);
                    assertThat(entry.uid())
                            .isEqualTo(((Integer) Files.getAttribute(folder.resolve("empty"), "unix:uid")).longValue());
                    assertThat(entry.modifiedAt().getEpochSecond())
                            .isEqualTo(Files.getLastModifiedTime(folder.resolve("empty"))
                                    .toInstant()
                                    .getEpochSecond());
                });
    }

    private static String said(Path path) {
        try {
            int type =
                    (Integer) Files.getAttribute(path, "unix:mode", java.nio.file.LinkOption.NOFOLLOW_LINKS) & 0170000;
            return switch (type) {
                case 0040000 -> "FOLDER 0 ";
                case 0120000 -> "LINK " + Files.readSymbolicLink(path);
                case 0010000 -> "FIFO ";
                default -> "FILE " + Files.size(path) + " " + Arrays.hashCode(Files.readAllBytes(path));
            };
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static List<ArchiveEntry> read(byte[] archive, Map<String, String> found) throws IOException {
        TarReader reader = new TarReader(new ByteArrayInputStream(archive));
        List<ArchiveEntry> entries = new ArrayList<>();
        for (ArchiveEntry entry = reader.next(); entry != null; entry = reader.next()) {
            entries.add(entry);
            String name = Path.of("/" + entry.name()).normalize().toString().substring(1);
            byte[] content = reader.content().readAllBytes();
            found.put(
                    name,
                    switch (entry.kind()) {
                        case FILE -> "FILE " + entry.bytes() + " " + Arrays.hashCode(content);
                        case FOLDER -> "FOLDER 0 ";
                        case LINK, HARD_LINK -> entry.kind() + " " + entry.link();
                        default -> entry.kind() + " ";
                    });
        }
        assertThat(reader.damaged()).isEmpty();
        return entries;
    }

    @Test
    void readsOldHeadersAndGreatNumbers() throws IOException {
        sh("tar --format=v7 -cf old.tar etc empty; tar --format=ustar -cf ustar.tar etc");
        sh("tar --format=gnu --owner=:4000000000 --mtime=@-5 -cf great.tar empty");

        assertThat(read(Files.readAllBytes(folder.resolve("old.tar")), new TreeMap<>()))
                .extracting(entry -> entry.kind() + " " + entry.name())
                .containsExactly("FOLDER etc/", "FILE etc/passwd", "FILE empty");
        assertThat(read(Files.readAllBytes(folder.resolve("ustar.tar")), new TreeMap<>()))
                .hasSize(2);
        assertThat(read(Files.readAllBytes(folder.resolve("great.tar")), new TreeMap<>()))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.uid()).isEqualTo(4_000_000_000L);
                    assertThat(entry.modifiedAt()).isEqualTo("1969-12-31T23:59:55Z");
                });
    }

    @Test
    void aDamagedHeaderCostsItsEntry() throws IOException {
        sh("tar -cf some.tar etc/passwd empty block");
        byte[] archive = Files.readAllBytes(folder.resolve("some.tar"));
        archive[1024 + 3] ^= 1;

        TarReader reader = new TarReader(new ByteArrayInputStream(archive));
        List<String> names = new ArrayList<>();
        for (ArchiveEntry entry = reader.next(); entry != null; entry = reader.next()) {
            names.add(entry.name());
        }

        assertThat(names).containsExactly("etc/passwd", "block");
        assertThat(reader.damaged()).singleElement().satisfies(damage -> {
            assertThat(damage.offset()).isEqualTo(1024);
            assertThat(damage.lost()).isTrue();
        });
    }

    @Test
    void knowsItsBeginning() {
        assertThat(TarReader.recognises("no archive".repeat(60).getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(TarReader.recognises(new byte[512])).isFalse();
        assertThat(TarReader.recognises(Tool.run(new byte[0], "tar", "-C", folder.toString(), "-c", "empty")))
                .isTrue();
        assertThat(Kind.values()).hasSize(9);
    }
}
