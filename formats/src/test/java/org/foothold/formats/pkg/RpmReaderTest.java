package org.foothold.formats.pkg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.stream.Stream;
import org.foothold.formats.sqlite.SqliteWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RpmReaderTest {
    private static final String SHA256 = "ab".repeat(32);
    private static final String MD5 = "cd".repeat(16);

    static byte[] tool() {
        return new RpmWriter()
                .text(1000, "tool")
                .text(1001, "1.5")
                .text(1002, "3.el9")
                .numbers(1003, 4, 2)
                .numbers(1008, 4, 1_700_000_000)
                .text(1011, "Vendor")
                .text(1022, "x86_64")
                .text(1024, "echo post")
                .text(1086, "/bin/sh")
                .texts(1087, "/sbin/ldconfig", "-v")
                .texts(1065, "echo one", "echo two")
                .texts(1092, "/bin/sh", "<lua>")
                .texts(1066, "bash", "dash", "zsh")
                .numbers(1069, 4, 0, 1, 0)
                .numbers(1028, 4, 4, 5, 0, 0)
                .numbers(1029, 1, 0, 0, 0, 2)
                .numbers(1030, 2, 0100644, 0104755, 040755, 0120777)
                .numbers(1034, 4, 1_600_000_000, 0, 1, 2)
                .texts(1035, SHA256, SHA256, "", "")
                .texts(1036, "", "", "", "../bin/tool")
                .numbers(1037, 4, 17, 0, 64, 2)
                .texts(1039, "root", "root", "root", "u")
                .texts(1040, "root", "games", "root", "g")
                .numbers(1116, 4, 0, 1, 2, 1)
                .texts(1117, "tool.conf", "tool", "run", "link")
                .texts(1118, "/etc/", "/usr/bin/", "/")
                .texts(5010, "", "cap_net_raw=ep", "", "")
                .numbers(5011, 4, 8)
                .header();
    }

    static byte[] old() {
        return new RpmWriter()
                .text(1000, "old")
                .text(1001, "1")
                .text(1002, "1")
                .texts(1027, "/bin/old", "/bin/older")
                .texts(1035, MD5, "zz")
                .header();
    }

    private static byte[] large() {
        RpmWriter writer = new RpmWriter().text(1000, "large").text(1001, "1").text(1002, "1");
        return writer.texts(
                        1027,
                        Stream.iterate(0, i -> i + 1)
                                .limit(2000)
                                .map(i -> "/opt/large/" + i)
                                .toArray(String[]::new))
                .header();
    }

    static Stream<MemoryFiles> roots() {
        SqliteWriter sqlite =
                new SqliteWriter(4096, "Packages").add(1, tool()).add(2, old()).add(3, large());
        return Stream.of(
                new MemoryFiles().put("/var/lib/rpm/rpmdb.sqlite", sqlite.bytes()),
                new MemoryFiles().put("/usr/lib/sysimage/rpm/Packages.db", RpmWriter.ndb(tool(), old(), large())),
                new MemoryFiles()
                        .put(
                                "/var/lib/rpm/Packages",
                                RpmWriter.bdb(4096, ByteOrder.LITTLE_ENDIAN, tool(), old(), large())),
                new MemoryFiles()
                        .put(
                                "/usr/share/rpm/Packages",
                                RpmWriter.bdb(8192, ByteOrder.BIG_ENDIAN, tool(), old(), large())));
    }

    @ParameterizedTest
    @MethodSource("roots")
    void readsEachWayOfKeepingHeaders(MemoryFiles files) throws IOException {
        PackageDatabase database = RpmReader.read(files);

        assertThat(database.damages()).hasSize(1);
        assertThat(database.damages().get(0).reason()).contains("digest");
        assertThat(database.packages()).extracting(PackageRecord::name).containsExactly("tool", "old", "large");
        assertThat(database.size()).isEqualTo(2006);
        assertThat(database.find("/bin/old").digest()).isEqualTo(MD5);
        assertThat(database.find("/bin/old").algorithm()).isEqualTo(DigestAlgorithm.MD5);
        assertThat(database.find("/bin/older").digest()).isNull();
        assertThat(database.find("/opt/large/1999").owner().name()).isEqualTo("large");
        assertThat(PackageDatabase.readAll(files)).hasSize(1);
    }

    @Test
    void readsWhatAHeaderTellsOfAPackage() throws IOException {
        PackageDatabase database =
                RpmReader.read(new MemoryFiles().put("/var/lib/rpm/Packages.db", RpmWriter.ndb(tool())));
        PackageRecord tool = database.packages().get(0);

        assertThat(tool.version()).isEqualTo("2:1.5-3.el9");
        assertThat(tool.vendor()).isEqualTo("Vendor");
        assertThat(tool.installedAt()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        assertThat(tool.place()).isEqualTo("/var/lib/rpm/Packages.db:1");
        assertThat(tool.scripts())
                .extracting(PackageScript::kind, PackageScript::interpreter, PackageScript::body)
                .containsExactly(
                        tuple("%post", "/bin/sh", "echo post"),
                        tuple("%preun", "/sbin/ldconfig -v", ""),
                        tuple("%trigger -- bash, zsh", "/bin/sh", "echo one"),
                        tuple("%trigger -- dash", "<lua>", "echo two"));
    }

    @Test
    void readsWhatAHeaderTellsOfFiles() throws IOException {
        PackageDatabase database =
                RpmReader.read(new MemoryFiles().put("/var/lib/rpm/Packages.db", RpmWriter.ndb(tool())));
        FileRecord conf = database.find("/etc/tool.conf");
        FileRecord tool = database.find("/usr/bin/tool");
        FileRecord run = database.find("/run");
        FileRecord link = database.find("/usr/bin/link");

        assertThat(conf.configuration()).isTrue();
        assertThat(conf.algorithm()).isEqualTo(DigestAlgorithm.SHA256);
        assertThat(conf.digest()).isEqualTo(SHA256);
        assertThat(conf.details().size()).isEqualTo(4);
        assertThat(conf.details().modifiedAt()).isEqualTo(Instant.ofEpochSecond(1_600_000_000));
        assertThat(tool.configuration()).isFalse();
        assertThat(tool.details().mode()).isEqualTo(0104755);
        assertThat(tool.details().group()).isEqualTo("games");
        assertThat(tool.details().capabilities()).isEqualTo("cap_net_raw=ep");
        assertThat(tool.details().modifiedAt()).isNull();
        assertThat(run.ghost()).isTrue();
        assertThat(run.directory()).isTrue();
        assertThat(run.absent()).isFalse();
        assertThat(link.details().link()).isEqualTo("../bin/tool");
        assertThat(link.absent()).isTrue();
        assertThat(link.documentation()).isTrue();
        assertThat(link.digest()).isNull();
    }

    @Test
    void whatIsWrongIsHandedOn() throws IOException {
        assertThat(RpmReader.read(new MemoryFiles())).isNull();
        for (String name : new String[] {"rpmdb.sqlite", "Packages.db", "Packages"}) {
            PackageDatabase database = RpmReader.read(new MemoryFiles().put("/var/lib/rpm/" + name, "other"));

            assertThat(database.packages()).isEmpty();
            assertThat(database.damages()).hasSize(1);
        }
        byte[] nameless = new RpmWriter().text(1001, "1").header();
        PackageDatabase database = RpmReader.read(
                new MemoryFiles().put("/var/lib/rpm/Packages.db", RpmWriter.ndb(nameless, old(), new byte[3])));
        assertThat(database.packages()).hasSize(1);
        assertThat(database.damages()).hasSize(3);
    }
}
