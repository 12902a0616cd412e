package org.foothold.formats.pkg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.foothold.formats.sqlite.SqliteWriter;
import org.junit.jupiter.api.Test;

/** Databases that were changed at random give what is good in them, and damage, and nothing else. */
class PackageDatabaseFuzzTest {
    private static final int MUTATIONS = Integer.getInteger("foothold.mutations", 20_000);
    private static final String MD5 = "0123456789abcdef0123456789abcdef";

    private static List<MemoryFiles> sources() {
        List<MemoryFiles> sources = new ArrayList<>();
        sources.add(new DpkgWriter()
                .add(
                        "a",
                        "all",
                        List.of("/etc", "/etc/a", "/x/\u00e9"),
                        Map.of("/x/\u00e9", MD5),
                        Map.of("/etc/a", MD5))
                .add("libb", "i386", List.of("/etc", "/lib/b"), Map.of("/lib/b", MD5), Map.of())
                .files()
                .put("/var/lib/dpkg/diversions", "/lib/b\n/lib/c\na\n")
                .put("/var/lib/dpkg/alternatives/e", "auto\n/bin/e\ne.1\n/m/e\n\n/bin/v\n5\n/m/v\n\n"));
        byte[][] headers = {RpmReaderTest.tool(), RpmReaderTest.old()};
        sources.add(new MemoryFiles()
                .put(
                        "/var/lib/rpm/rpmdb.sqlite",
                        new SqliteWriter(512, "Packages")
                                .add(1, headers[0])
                                .add(2, headers[1])
                                .bytes()));
        sources.add(new MemoryFiles().put("/var/lib/rpm/Packages.db", RpmWriter.ndb(headers)));
        sources.add(new MemoryFiles().put("/var/lib/rpm/Packages", RpmWriter.bdb(512, ByteOrder.BIG_ENDIAN, headers)));
        sources.add(new MemoryFiles()
                .put("/lib/apk/db/installed", ApkReaderTest.INSTALLED)
                .put("/lib/apk/db/scripts.tar", ApkReaderTest.tar("busybox-1.36-r2.Q1a.trigger", "x")));
        return sources;
    }

    @Test
    void noDatabaseMakesTheReadersFailOrHang() throws IOException {
        List<MemoryFiles> sources = sources();
        Random random = new Random(17);
        long files = 0;
        long damages = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            MemoryFiles source = sources.get(i % sources.size());
            MemoryFiles changed = new MemoryFiles();
            for (String path : source.paths()) {
                changed.put(path, changed(source.get(path), random));
            }
            for (PackageDatabase database : PackageDatabase.readAll(changed)) {
                files += database.files().filter(file -> !file.path().isEmpty()).count();
                damages += database.damages().size();
                database.findAll("/etc");
                database.findOnDisk("/usr/lib/c", true);
            }
        }

        assertThat(files).isGreaterThan(MUTATIONS);
        assertThat(damages).isGreaterThan(MUTATIONS / 2);
    }

    private static byte[] changed(byte[] good, Random random) {
        byte[] bytes = good.clone();
        for (int change = random.nextInt(4); change > 0; change--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = switch (random.nextInt(4)) {
                case 0 -> (byte) random.nextInt(256);
                case 1 -> (byte) '\n';
                case 2 -> (byte) random.nextInt(16);
                default -> (byte) (bytes[at] ^ (1 << random.nextInt(8)));
            };
        }
        return random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }
}
