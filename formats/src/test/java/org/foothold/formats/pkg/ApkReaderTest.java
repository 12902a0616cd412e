package org.foothold.formats.pkg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ApkReaderTest {
    private static final String HEX = "ef".repeat(20);
    private static final String Q1 =
            "Q1" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(HEX));

    static final String INSTALLED =
            "C:Q1x=\nP:busybox\nV:1.36-r2\nA:x86_64\nm:Anna <a@b>\nF:bin\nR:busybox\na:0:0:755\nZ:" + Q1
                    + "\nR:sh\na:0:0:777\nZ:" + Q1 + "\nF:etc\nR:securetty\nZ:" + Q1 + "\nF:tmp\nM:0:5:1777\n\n"
                    + "P:empty\nV:1\nF:\nF:var\nR:x\nZ:" + "0f".repeat(16) + "\n";

    static byte[] tar(String name, String body) {
        byte[] tar = new byte[2048];
        System.arraycopy(name.getBytes(StandardCharsets.ISO_8859_1), 0, tar, 0, name.length());
        byte[] size = String.format("%011o", body.length()).getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(size, 0, tar, 124, size.length);
        tar[156] = '0';
        System.arraycopy(body.getBytes(StandardCharsets.ISO_8859_1), 0, tar, 512, body.length());
        return tar;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    @Test
    void readsPackagesAndFiles() throws IOException {
        PackageDatabase database = ApkReader.read(new MemoryFiles().put("/lib/apk/db/installed", INSTALLED));

        assertThat(database.damages()).isEmpty();
        assertThat(database.packages()).extracting(PackageRecord::name).containsExactly("busybox", "empty");
        assertThat(database.packages().get(0).maintainer()).isEqualTo("Anna <a@b>");
        assertThat(database.packages().get(1).place()).isEqualTo("/lib/apk/db/installed:19");
        FileRecord busybox = database.find("/bin/busybox");
        assertThat(busybox.algorithm()).isEqualTo(DigestAlgorithm.SHA1);
        assertThat(busybox.digest()).isEqualTo(HEX);
        assertThat(busybox.hasDigest(HexFormat.of().parseHex(HEX))).isTrue();
        assertThat(busybox.details().mode()).isEqualTo(0100755);
        assertThat(busybox.configuration()).isFalse();
        assertThat(database.find("/bin/sh").details().mode()).isEqualTo(0120777);
        assertThat(database.find("/etc/securetty").configuration()).isTrue();
        assertThat(database.find("/etc/securetty").details().mode()).isEqualTo(0100644);
        assertThat(database.find("/tmp").directory()).isTrue();
        assertThat(database.find("/tmp").details().mode()).isEqualTo(041777);
        assertThat(database.find("/tmp").details().group()).isEqualTo("5");
        assertThat(database.find("/var/x").algorithm()).isEqualTo(DigestAlgorithm.MD5);
        assertThat(database.find("/").owner().name()).isEqualTo("empty");
    }

    @Test
    void readsScripts() throws IOException {
        byte[] tar = tar("busybox-1.36-r2.Q1abc=.post-install", "#!/bin/sh\n");
        PackageScript script = new PackageScript(
                ".post-install", null, "/lib/apk/db/scripts.tar/busybox-1.36-r2.Q1abc=.post-install", "#!/bin/sh\n");
        MemoryFiles plain =
                new MemoryFiles().put("/lib/apk/db/installed", INSTALLED).put("/lib/apk/db/scripts.tar", tar);
        MemoryFiles packed = new MemoryFiles()
                .put("/usr/lib/apk/db/installed", INSTALLED)
                .put("/usr/lib/apk/db/scripts.tar.gz", gzip(tar));

        assertThat(ApkReader.read(plain).packages().get(0).scripts()).containsExactly(script);
        assertThat(ApkReader.read(packed).packages().get(0).scripts()).hasSize(1);
        assertThat(ApkReader.read(packed).packages().get(1).scripts()).isEmpty();
    }

    @Test
    void whatIsWrongIsHandedOn() throws IOException {
        MemoryFiles files = new MemoryFiles()
                .put("/lib/apk/db/installed", "x\nP:a\nV:1\nF:b\nM:what\nR:c\nZ:Q1zz\n\nV:2\n")
                .put("/lib/apk/db/scripts.tar.gz", "no")
                .put("/lib/apk/db/scripts.tar", "x".repeat(600));
        PackageDatabase database = ApkReader.read(files);

        assertThat(database.find("/b/c").digest()).isNull();
        assertThat(database.packages()).hasSize(2);
        assertThat(database.damages()).hasSize(6);
        assertThat(ApkReader.read(new MemoryFiles())).isNull();
    }
}
