package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.foothold.formats.access.IniFile.Dialect;
import org.foothold.formats.access.IniFile.Entry;
import org.junit.jupiter.api.Test;

class IniFileTest {
    private static final String FILE = """
        ; c
        # d
        early = 1
        [main]
        plugins=1
        pluginpath = /a
           /b

           /c
        [x]: y
        [d "e"]
        Exec=/bin/x --a="b"
        alone
        =1
        """;

    private static IniFile read(String text, Dialect dialect) {
        return IniFile.read(text.getBytes(StandardCharsets.UTF_8), dialect);
    }

    @Test
    void readsWhatPythonReads() {
        IniFile file = read(FILE, Dialect.PYTHON);

        assertThat(file.entries())
                .containsExactly(
                        new Entry(3, "", "early", "1"),
                        new Entry(5, "main", "plugins", "1"),
                        new Entry(6, "main", "pluginpath", "/a\n/b\n/c"),
                        new Entry(12, "d \"e\"", "Exec", "/bin/x --a=\"b\""));
        assertThat(file.bad()).extracting(damage -> damage.line()).containsExactly(13L, 14L);
    }

    @Test
    void readsKeyFiles() {
        IniFile file =
                read("[D-BUS Service]\nName=a\n Exec = /bin/x \n;no=1\n#c\nSystemdService=y\n", Dialect.KEY_FILE);

        assertThat(file.values("D-BUS Service", "Exec")).containsExactly("/bin/x");
        assertThat(file.values("D-BUS Service", ";no")).containsExactly("1");
        assertThat(file.bad()).isEmpty();
    }

    @Test
    void readsWhatNpmReads() {
        IniFile file = read("script-shell=\"/tmp/x\"\nca[]=a\n;c\nignore-scripts\n", Dialect.NPM);

        assertThat(file.entries())
                .containsExactly(
                        new Entry(1, "", "script-shell", "/tmp/x"),
                        new Entry(2, "", "ca[]", "a"),
                        new Entry(4, "", "ignore-scripts", "true"));
    }

    @Test
    void survivesGarbage() {
        for (Dialect dialect : Dialect.values()) {
            Garbage.feed(
                    FILE,
                    bytes -> assertThat(IniFile.read(bytes, dialect).entries()).isNotNull());
        }
    }
}
