package org.foothold.formats.unix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.foothold.formats.linux.LineDamage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesktopEntryTest {
    @Test
    void readsGroupsAndKeys() {
        DesktopEntry entry = read("""
                # comment
                [Desktop Entry]
                Type = Application
                Name=A\\sb
                Name[de]=C
                Exec=/bin/a --x %U
                Hidden=true
                OnlyShowIn=GNOME;KDE;
                X-GNOME-Autostart-enabled=false
                [Desktop Action new]
                Exec=/bin/b
                """);

        assertThat(entry.damages()).isEmpty();
        assertThat(entry.key("Desktop Entry", "Type"))
                .isEqualTo(new DesktopEntry.Key(3, "Desktop Entry", "Type", "Application"));
        assertThat(entry.value("Name")).isEqualTo("A b");
        assertThat(entry.value("TryExec")).isNull();
        assertThat(entry.isTrue("Hidden")).isTrue();
        assertThat(entry.isTrue("X-GNOME-Autostart-enabled")).isFalse();
        assertThat(entry.list("OnlyShowIn")).containsExactly("GNOME", "KDE");
        assertThat(entry.list("NotShowIn")).isEmpty();
        assertThat(entry.groupsWithCommand()).containsExactly("Desktop Entry", "Desktop Action new");
        assertThat(entry.command("Desktop Entry")).containsExactly("/bin/a", "--x");
        assertThat(entry.command("Desktop Action new")).containsExactly("/bin/b");
        assertThat(entry.command("none")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a \"b c\" 'd e'|a/b c/d e", "sh -c \"x \\\\$y; z\"|sh/-c/x $y; z",
                        "a %f %i %c %k 100%%|a/--icon/I/N M/%k/100%",
                "a;b && c > d $e #f|a;b/&&/c/>/d/$e/#f", "a f=%u|a/f=", "if [[ a|if/[[/a"
            })
    void splitsTheCommand(String exec, String words) {
        DesktopEntry entry = read("[Desktop Entry]\nName=N M\nIcon=I\nExec=" + exec + "\n");

        assertThat(String.join("/", entry.command("Desktop Entry"))).isEqualTo(words);
    }

    @Test
    void saysWhatIsNoKey() {
        assertThat(read("A=b\n[G]\nword\n=c\n[open\nB=d\n").damages())
                .extracting(LineDamage::line)
                .containsExactly(1L, 3L, 4L, 5L);
    }

    private static DesktopEntry read(String text) {
        return DesktopEntry.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
