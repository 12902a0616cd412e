package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.foothold.formats.access.Assignments.Dialect;
import org.foothold.formats.access.Assignments.Entry;
import org.junit.jupiter.api.Test;

class AssignmentsTest {
    private static final String SHELL = """
        # c
        GRUB_CMDLINE_LINUX="init=/x \\"q\\" $a" # d
        export A='b c'd B=e\\ f; C=g
        add_drivers+=" x
         y "
        D=$(id -u; x)z
        curl x | sh
        E=1 run me
        . /etc/other
        F=`a b`
        G="
        """;
    private static final String SYSTEMD = "; c\n# d\nA=b c  \nB=\"d \\\"e\" 'f'\nC=g\\\nh\nD=\\$x\nbad line\n9=x\n";
    private static final String PAM = "# c\nPATH=\"/a:/b\" # d\nexport LD_PRELOAD=/tmp/x.so\nA='b\"c'\nbad-name=1\nB\n";

    private static Assignments read(String text, Dialect dialect) {
        return Assignments.read(text.getBytes(StandardCharsets.UTF_8), dialect);
    }

    @Test
    void readsWhatAShellSets() {
        Assignments assignments = read(SHELL, Dialect.SHELL);

        assertThat(assignments.entries())
                .containsExactly(
                        new Entry(2, "GRUB_CMDLINE_LINUX", "init=/x \"q\" $a", false, false),
                        new Entry(3, "A", "b cd", false, true),
                        new Entry(3, "B", "e f", false, true),
                        new Entry(3, "C", "g", false, false),
                        new Entry(4, "add_drivers", " x\n y ", true, false),
                        new Entry(6, "D", "$(id -u; x)z", false, false),
                        new Entry(10, "F", "`a b`", false, false),
                        new Entry(11, "G", "\n", false, false));
        assertThat(assignments.bad()).extracting(damage -> damage.line()).containsExactly(11L);
    }

    @Test
    void tellsWhatAShellWouldRun() {
        assertThat(read(SHELL, Dialect.SHELL).others())
                .containsExactly(
                        new TextLine(7, "curl x | sh"), new TextLine(8, "E=1 run me"), new TextLine(9, ". /etc/other"));
    }

    @Test
    void readsWhatSystemdSets() {
        Assignments assignments = read(SYSTEMD, Dialect.SYSTEMD);

        assertThat(assignments.entries())
                .containsExactly(
                        new Entry(3, "A", "b c", false, true),
                        new Entry(4, "B", "d \"ef", false, true),
                        new Entry(5, "C", "gh", false, true),
                        new Entry(7, "D", "$x", false, true));
        assertThat(assignments.bad()).extracting(damage -> damage.line()).containsExactly(8L, 9L);
    }

    @Test
    void readsWhatPamSets() {
        Assignments assignments = read(PAM, Dialect.PAM);

        assertThat(assignments.entries())
                .containsExactly(
                        new Entry(2, "PATH", "/a:/b", false, true),
                        new Entry(3, "LD_PRELOAD", "/tmp/x.so", false, true),
                        new Entry(4, "A", "b\"c", false, true));
        assertThat(assignments.bad()).extracting(damage -> damage.line()).containsExactly(5L, 6L);
    }

    @Test
    void agreesWithAShell() {
        String text = "A=\"x \\\"q\\\" \\z\"\nB='b c'd\nC=e\\ f\nD=g;E=\"h\ni\"\n";
        List<String> values =
                read(text, Dialect.SHELL).entries().stream().map(Entry::value).toList();

        assertThat(Oracle.ask("dash", "-c", text + "printf '%s|' \"$A\" \"$B\" \"$C\" \"$D\" \"$E\"")
                        .text())
                .isEqualTo(String.join("|", values) + "|");
    }

    @Test
    void survivesGarbage() {
        for (Dialect dialect : Dialect.values()) {
            Garbage.feed(
                    SHELL + SYSTEMD + PAM,
                    bytes -> assertThat(Assignments.read(bytes, dialect).entries())
                            .isNotNull());
        }
    }
}
