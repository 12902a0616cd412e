package org.foothold.formats.unix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.foothold.formats.linux.LineDamage;
import org.foothold.formats.unix.Crontab.Entry;
import org.foothold.formats.unix.Crontab.Form;
import org.foothold.formats.unix.Crontab.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrontabTest {
    @Test
    void readsTheUserForm() {
        Crontab table = read("# a comment\n\n  SHELL = /bin/bash\n*/5 * * * *\t/usr/bin/a -b\n", Form.USER);

        assertThat(table.variables()).containsExactly(new Variable(3, "SHELL", "/bin/bash"));
        assertThat(table.entries())
                .containsExactly(new Entry(4, "*/5 * * * *", null, null, List.of(), "/usr/bin/a -b", null, null));
        assertThat(table.damages()).isEmpty();
    }

    @Test
    void readsTheUserInTheSystemForm() {
        Crontab table =
                read("17 *\t* * *\troot    cd / && run-parts /etc/cron.hourly\n@reboot nobody x\n", Form.SYSTEM);

        assertThat(table.entries()).extracting(Entry::user).containsExactly("root", "nobody");
        assertThat(table.entries())
                .extracting(Entry::command)
                .containsExactly("cd / && run-parts /etc/cron.hourly", "x");
        assertThat(table.entries()).extracting(Entry::special).containsExactly(null, "reboot");
    }

    @Test
    void readsAnacronJobsThatGoOnInTheNextLine() {
        Crontab table =
                read("RANDOM_DELAY=45\n1 5 cron.daily nice \\\n run\n@monthly 45 m x%y\n1 x j c\n", Form.ANACRON);

        assertThat(table.entries())
                .containsExactly(
                        new Entry(2, "1 5", null, null, List.of(), "nice  run", null, "cron.daily"),
                        new Entry(4, "@monthly 45", "monthly", null, List.of(), "x%y", null, "m"));
        assertThat(table.damages()).extracting(LineDamage::line).containsExactly(5L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a%b%c|a|b\\nc",
                "a\\%b|a%b|",
                "a \\\\%b|a \\\\|b",
                "date +\\%F%x\\%y\\z|date +%F|x%y\\z",
                "a%|a|``"
            })
    void splitsAtPercentSigns(String text, String command, String stdin) {
        Entry entry = read("* * * * * " + text + "\n", Form.USER).entries().getFirst();

        assertThat(entry.command()).isEqualTo(command);
        assertThat(entry.stdin()).isEqualTo(stdin == null ? null : stdin.replace("\\n", "\n"));
    }

    @Test
    void leavesPercentSignsToBusybox() {
        assertThat(read("* * * * * date +%F\n", Form.BUSYBOX).entries())
                .extracting(Entry::command)
                .containsExactly("date +%F");
    }

    @Test
    void takesOptionsBeforeScheduleAndCommand() {
        Crontab table = read("-*/2 1 1 1 1 root -n -q -s a -n\n@daily root b\n", Form.SYSTEM);

        assertThat(table.entries())
                .extracting(Entry::options)
                .containsExactly(List.of("-", "-n", "-q", "-s"), List.of());
        assertThat(table.entries()).extracting(Entry::command).containsExactly("a -n", "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* * * * *",
                "0-59/10 1,2,3 31 JAN-dec Sun-7",
                "~ 0~12 * * *",
                "5~ ~9 1~5/2 * *",
                "1-5,7,*/2 * * * mon,fri",
                "@every_minute",
                "@60",
                "@HOURLY",
                "00 05 * * *"
            })
    void takesSchedulesOfAllCrons(String schedule) {
        assertThat(read(schedule + " x\n", Form.USER).entries())
                .extracting(Entry::schedule)
                .containsExactly(schedule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "60 * * * * x",
                "* 24 * * * x",
                "* * 0 * * x",
                "* * * 13 * x",
                "* * * * 8 x",
                "*/0 * * * * x",
                "1- * * * * x",
                "-5 * * * * ",
                "* * * foo * x",
                "1,,2 * * * * x",
                "@never x",
                "* * * * *",
                "* * * *",
                "some words of a text here",
                "@",
                "-",
                "99999999999 * * * * x",
                "* * * jan,mon * x",
                "jan * * * * x"
            })
    void saysWhichLinesNoCronTakes(String line) {
        Crontab table = read("# first\n" + line + "\n1 1 1 1 1 good\n", Form.USER);

        assertThat(table.damages()).extracting(LineDamage::line).containsExactly(2L);
        assertThat(table.entries()).extracting(Entry::command).containsExactly("good");
    }

    @Test
    void wantsAUserInTheSystemForm() {
        assertThat(read("* * * * * x\n", Form.SYSTEM).damages()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A=b|A|b",
                "A = b c  |A|b c",
                "\"A\"='b'|A|b",
                "A=|A|``",
                "A=\"x|A|\"x",
                "'a b' = c|a b|c",
                "A=* * * * * x|A|* * * * * x"
            })
    void readsVariables(String line, String name, String value) {
        assertThat(read(line + "\n", Form.USER).variables()).containsExactly(new Variable(1, name, value));
    }

    @Test
    void livesWithLineEndsOfWindowsAndBytesThatAreNoText() {
        byte[] bytes = "\uFEFF* * * * * a\r\n@daily b\u0000\r\n* * * * * \u00ff".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 2] = (byte) 0xFF;
        bytes[bytes.length - 1] = (byte) 0xFE;

        Crontab table = Crontab.read(bytes, Form.USER);

        assertThat(table.entries()).extracting(Entry::command).containsExactly("a", "b\u0000", "\u00ff\u00fe");
        assertThat(table.damages()).extracting(LineDamage::what).containsExactly("last line");
    }

    @Test
    void isBounded() {
        String text = "* * * * * " + "a".repeat(TextLines.MAX_LINE) + "\n@daily b\n";

        assertThat(read(text, Form.USER).entries()).extracting(Entry::command).containsExactly("b");
        assertThat(read(text, Form.USER).damages()).extracting(LineDamage::line).containsExactly(1L);
        assertThat(read("\n".repeat(TextLines.MAX_LINES + 1), Form.USER).damages())
                .hasSize(1);
        assertThat(Crontab.read(new byte[TextLines.MAX_BYTES + 1], Form.USER).damages())
                .isNotEmpty();
    }

    private static Crontab read(String text, Form form) {
        return Crontab.read(text.getBytes(StandardCharsets.UTF_8), form);
    }
}
