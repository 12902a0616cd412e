package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.foothold.formats.access.AptConfig.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AptConfigTest {
    private static final String FILE = """
            // c { " ;
            Test::A { "x"; "y z" "w"; B "1"; C { D 2; "E"; }; };
            Test::L:: "a"; # d
            Test::U v;
            /* Test::N "1";
             */ Test::S "a # b // c";
            Test::%4de "q";
            "Test::Q" "r;{";
            Test2 { Pre-Invoke {"a"; "b;c"}; };
            Test3::C { "n1";
            "n2"; }
            Test3 { G:: "q"; "H" "v"; };
            DPKG { post-invoke { "/tmp/x"; } }
            """;

    @TempDir
    Path folder;

    private static AptConfig read(String text) {
        return AptConfig.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void findsHooksWhateverTheBlocks() {
        assertThat(read(FILE).below("DPkg::Post-Invoke"))
                .containsExactly(new Entry(13, "DPKG::post-invoke::", "/tmp/x"));
        assertThat(read("DPkg::Post-Invoke-Success { \"a\"; };").below("DPkg::Post-Invoke"))
                .isEmpty();
        assertThat(read(FILE).entries()).contains(new Entry(6, "Test::S", "a # b // c"), new Entry(7, "Test::Me", "q"));
        assertThat(read(FILE).bad()).isEmpty();
    }

    @Test
    void tellsDirectivesAndDamage() {
        AptConfig config = read("#clear APT::X;\n#include \"/etc/y\";\nA b c d;\nE \"f\n;g");

        assertThat(config.entries())
                .containsExactly(new Entry(1, "#clear", "APT::X"), new Entry(2, "#include", "/etc/y"));
        assertThat(config.bad()).extracting(damage -> damage.line()).containsExactly(3L, 4L);
    }

    @Test
    void agreesWithApt() {
        Path file = Oracle.file(folder, "apt.conf", FILE);
        List<String> told = Oracle.ask("apt-config", "-c", file.toString(), "dump").lines().stream()
                .filter(line -> line.startsWith("Test") && !line.endsWith(" \"\";"))
                .toList();
        List<String> ours = read(FILE).entries().stream()
                .filter(entry -> entry.key().startsWith("Test"))
                .map(entry -> entry.key().replace(" ", "%20") + " \"" + entry.value() + "\";")
                .toList();

        assertThat(ours).hasSizeGreaterThan(14).containsExactlyInAnyOrderElementsOf(told);
    }

    @Test
    void survivesGarbage() {
        Garbage.feed(FILE, bytes -> assertThat(AptConfig.read(bytes).entries()).isNotNull());
    }
}
