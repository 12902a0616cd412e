package org.foothold.formats.pkg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DpkgReaderTest {
    private static final String ONE = "0123456789abcdef0123456789abcdef";
    private static final String TWO = "fedcba9876543210fedcba9876543210";

    private static DpkgWriter two() {
        return new DpkgWriter()
                .add(
                        "tool",
                        "amd64",
                        List.of("/etc", "/etc/tool.conf", "/bin", "/bin/tool", "/usr/share/é x"),
                        Map.of("/bin/tool", ONE, "/usr/share/é x", TWO),
                        Map.of("/etc/tool.conf", TWO))
                .add("libz", "amd64", List.of("/etc", "/usr/lib/a.so"), Map.of("/usr/lib/a.so", ONE), Map.of())
                .add("libz", "i386", List.of("/etc", "/usr/lib/i.so"), Map.of("/usr/lib/i.so", TWO), Map.of());
    }

    private static PackageDatabase read(MemoryFiles files) throws IOException {
        return DpkgReader.read(files);
    }

    @Test
    void readsPackagesFilesAndDigests() throws IOException {
        PackageDatabase database = read(two().files());

        assertThat(database.damages()).isEmpty();
        assertThat(database.system()).isEqualTo(PackageSystem.DPKG);
        assertThat(database.packages()).extracting(PackageRecord::name).containsExactly("tool", "libz", "libz");
        PackageRecord tool = database.packages().get(0);
        assertThat(tool.version()).isEqualTo("1:2.0-1");
        assertThat(tool.maintainer()).isEqualTo("A <a@b>");
        assertThat(tool.installed()).isTrue();
        assertThat(tool.place()).isEqualTo("/var/lib/dpkg/status:1");
        assertThat(tool.scripts())
                .containsExactly(new PackageScript("postinst", null, "/var/lib/dpkg/info/tool.postinst", null));
        FileRecord file = database.find("/bin/tool");
        assertThat(file.owner()).isEqualTo(tool);
        assertThat(file.algorithm()).isEqualTo(DigestAlgorithm.MD5);
        assertThat(file.digest()).isEqualTo(ONE);
        assertThat(file.configuration()).isFalse();
        assertThat(file.directory()).isFalse();
        assertThat(file.details()).isNull();
        assertThat(file.hasDigest(new byte[16])).isFalse();
        assertThat(database.find("/usr/share/é x").digest()).isEqualTo(TWO);
        assertThat(database.find("/etc/tool.conf").configuration()).isTrue();
        assertThat(database.find("/etc/tool.conf").digest()).isEqualTo(TWO);
        assertThat(database.find("/usr/lib/i.so").owner().arch()).isEqualTo("i386");
        assertThat(database.find("/nothing")).isNull();
        assertThat(database.find("/")).isNotNull();
    }

    @Test
    void aFolderOfManyPackagesIsOwnedByAll() throws IOException {
        PackageDatabase database = read(two().files());

        assertThat(database.findAll("/etc"))
                .extracting(file -> file.owner().arch(), FileRecord::directory)
                .containsExactly(tuple("amd64", true), tuple("amd64", false), tuple("i386", false));
        assertThat(database.size()).isEqualTo(12);
        assertThat(database.files()).hasSize(12);
    }

    @Test
    void whatWasDivertedIsFoundWhereItStands() throws IOException {
        MemoryFiles files = two().add("own", "all", List.of("/bin/tool"), Map.of(), Map.of())
                .files()
                .put("/var/lib/dpkg/diversions", "/bin/tool\n/bin/tool.real\nown\nbroken\n\n:\n");
        PackageDatabase database = read(files);

        assertThat(database.diversions()).containsExactly(new Diversion("/bin/tool", "/bin/tool.real", "own", 1));
        assertThat(database.findOnDisk("/bin/tool", false).owner().name()).isEqualTo("own");
        assertThat(database.findOnDisk("/bin/tool.real", false).owner().name()).isEqualTo("tool");
        assertThat(database.findOnDisk("/usr/bin/tool.real", true).digest()).isEqualTo(ONE);
        assertThat(database.findOnDisk("/usr/bin/tool.real", false)).isNull();
        assertThat(database.findOnDisk("/lib/a.so", true).owner().name()).isEqualTo("libz");
        assertThat(database.damages()).hasSize(1);
    }

    @Test
    void readsAlternatives() throws IOException {
        MemoryFiles files = two().files()
                .put(
                        "/var/lib/dpkg/alternatives/editor",
                        "auto\n/usr/bin/editor\neditor.1\n/man/e.1\n\n/bin/ed\n-10\n/man/ed.1\n/bin/vi\n20\n\n\n")
                .put("/var/lib/alternatives/java", "manual\n/usr/bin/java\n\n/opt/j@fam@\n7 svc\n")
                .put("/var/lib/dpkg/alternatives/bad", "what\n");
        PackageDatabase database = read(files);

        assertThat(database.alternatives()).hasSize(2);
        Alternative editor = database.alternatives().get(0);
        assertThat(editor.automatic()).isTrue();
        assertThat(editor.link()).isEqualTo("/usr/bin/editor");
        assertThat(editor.slaves()).containsExactly(new Alternative.Slave("editor.1", "/man/e.1"));
        assertThat(editor.choices())
                .containsExactly(
                        new Alternative.Choice("/bin/ed", -10, List.of("/man/ed.1"), 6),
                        new Alternative.Choice("/bin/vi", 20, List.of(""), 9));
        assertThat(database.alternatives().get(1).automatic()).isFalse();
        assertThat(database.alternatives().get(1).choices())
                .containsExactly(new Alternative.Choice("/opt/j", 7, List.of(), 4));
        assertThat(database.damages())
                .extracting(PackageDamage::file)
                .containsExactly("/var/lib/dpkg/alternatives/bad");
    }

    @Test
    void readsImagesWithoutDpkg() throws IOException {
        MemoryFiles files = new MemoryFiles()
                .put("/var/lib/dpkg/status.d/base", "Package: base\nVersion: 12\n")
                .put("/var/lib/dpkg/status.d/base.md5sums", ONE + "  etc/os-release\n" + TWO + "  ./x\n");
        PackageDatabase database = read(files);

        assertThat(database.damages()).isEmpty();
        assertThat(database.find("/etc/os-release").digest()).isEqualTo(ONE);
        assertThat(database.find("/x").owner().installed()).isTrue();
    }

    @Test
    void whatIsWrongIsHandedOnBesideTheRest() throws IOException {
        MemoryFiles files = two().files();
        files.put("/var/lib/dpkg/info/stranger.list", "/s\n")
                .put("/var/lib/dpkg/info/tool.list", "/bin/tool\r\nrelative\n\0\n")
                .put("/var/lib/dpkg/info/tool.md5sums", "zz\n" + ONE + "  bin/tool\n" + TWO + "  bin/other\n");
        PackageDatabase database = read(files);

        assertThat(database.find("/bin/tool").digest()).isEqualTo(ONE);
        assertThat(database.find("/bin/other").digest()).isEqualTo(TWO);
        assertThat(database.find("/s")).isNull();
        assertThat(database.damages())
                .extracting(PackageDamage::reason)
                .hasSize(5)
                .anyMatch(reason -> reason.contains("stranger"));
    }

    @Test
    void aTargetWithoutDpkgHasNoDatabase() throws IOException {
        assertThat(read(new MemoryFiles())).isNull();
        assertThat(PackageDatabase.readAll(new MemoryFiles())).isEmpty();
    }

    @Test
    void removedPackagesKeepTheirConfiguration() throws IOException {
        MemoryFiles files = new MemoryFiles()
                .put(
                        "/var/lib/dpkg/status",
                        "Package: gone\nStatus: deinstall ok config-files\nConffiles:\n /etc/g " + ONE + " obsolete\n"
                                + "\nPackage: gone2\nStatus: purge ok not-installed\n\nVersion: 1\n");
        PackageDatabase database = read(files);

        assertThat(database.packages()).extracting(PackageRecord::installed).containsExactly(false, false);
        assertThat(database.find("/etc/g").configuration()).isTrue();
        assertThat(database.damages()).hasSize(1);
    }
}
