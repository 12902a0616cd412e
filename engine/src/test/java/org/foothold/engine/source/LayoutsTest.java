package org.foothold.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Collections as programs lay them out, made here. */
class LayoutsTest {
    @TempDir
    private Path folder;

    @Test
    void findsTheRootInACollectionOfUac() throws IOException {
        byte[] tar = new TarWriter()
                .file("uac.log", "")
                .file("[root]/etc/passwd", "p")
                .file("live_response/x", "")
                .bytes();
        Path archive = folder.resolve("uac-web-01-linux-20260101120000.tar.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(archive))) {
            out.write(tar);
        }

        assertThat(said(Layouts.of(archive), "/etc/passwd")).containsExactly("UAC web-01 null p");
    }

    @Test
    void findsItInAnArchiveInAnArchive() throws IOException {
        byte[] tar = new TarWriter()
                .file("./[root]/etc/hostname", "db\n")
                .file("./[root]/etc/passwd", "p")
                .bytes();
        Path archive = Files.write(folder.resolve("all.zip"), zip("x/readme", "", "one.tar", latin(tar)));

        assertThat(said(Layouts.of(archive), "/etc/passwd")).containsExactly("UAC db null p");
    }

    @Test
    void findsItInACollectionOfVelociraptor() throws IOException {
        byte[] zip = zip(
                "client_info.json",
                "{\"Hostname\": \"lnx\"}",
                "uploads/auto/etc/a%20b%3Ac",
                "1",
                "uploads/auto/usr/x",
                "2",
                "uploads/ntfs/%5C%5C.%5CC%3A/Windows/a%20b",
                "3");
        Path archive = Files.write(folder.resolve("c.zip"), zip);

        assertThat(said(Layouts.of(archive), "/etc/a b:c"))
                .containsExactly("VELOCIRAPTOR lnx null 1", "VELOCIRAPTOR lnx C null");
        assertThat(said(Layouts.of(archive), "/Windows/a b")).contains("VELOCIRAPTOR lnx C 3");
        Path unpacked = Files.createDirectories(folder.resolve("c/uploads/auto/etc"));
        Files.writeString(unpacked.resolve("a%20b%3Ac"), "1");
        assertThat(said(Layouts.of(folder.resolve("c")), "/etc/a b:c")).containsExactly("VELOCIRAPTOR null null 1");
    }

    @Test
    void findsTheDrivesOfKape() throws IOException {
        Path archive = Files.write(folder.resolve("k.zip"), zip("C/Users/a", "1", "D/Users/a", "2", "C/Windows/x", ""));

        assertThat(said(Layouts.of(archive), "/Users/a")).containsExactly("KAPE null C 1", "KAPE null D 2");
    }

    @Test
    void takesARootAsItIs() throws IOException {
        Path root = Files.createDirectories(folder.resolve("image/root"));
        Files.createDirectories(root.resolve("etc"));
        Files.createDirectories(root.resolve("usr"));
        Files.writeString(root.resolve("etc/hostname"), "img\n");

        assertThat(said(Layouts.of(root), "/etc/hostname")).containsExactly("PLAIN img null img\n");
        assertThat(said(Layouts.of(root.getParent()), "/etc/hostname")).containsExactly("PLAIN img null img\n");
        assertThat(said(Layouts.of(root.resolve("etc/hostname")), "/hostname"))
                .containsExactly("PLAIN null null img\n");
        assertThat(said(Layouts.of(Path.of("/")), "/nothing")).hasSize(1);
    }

    private static List<String> said(List<Located> targets, String path) throws IOException {
        List<String> said = new ArrayList<>();
        for (Located target : targets) {
            Entry entry = target.tree().find(TargetPath.of(path));
            String text = null;
            if (entry != null) {
                try (InputStream in = target.tree().open(entry)) {
                    text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
            said.add(target.layout() + " " + target.host() + " " + target.drive() + " " + text);
        }
        for (Located target : targets) {
            target.close();
        }
        return said;
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] zip(String... files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < files.length; i += 2) {
                zip.putNextEntry(new ZipEntry(files[i]));
                zip.write(files[i + 1].getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return bytes.toByteArray();
    }
}
