package org.foothold.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.foothold.app.Golden;
import org.foothold.app.terminal.Glyphs;
import org.foothold.app.terminal.Terminal;
import org.foothold.engine.model.Summary;
import org.junit.jupiter.api.Test;

class TableReportTest {
    private static final int COLUMNS = 72;

    private final String written = written(new Terminal(false, false, true, COLUMNS));

    @Test
    void writesWhatItWroteBefore() {
        Golden.assertGolden("table.txt", written);
    }

    @Test
    void endsWithWhatWasNotExamined() {
        String end = written.substring(written.indexOf("Not examined:"));

        assertThat(end)
                .contains("evtx/Amcache.hve: not read: a registry hive")
                .contains("evtx/Security.evtx: 2 damaged places, the first: record size")
                .contains("evtx/locked.evtx: access denied")
                .contains("2 rules were refused")
                .doesNotContain("none.evtx");
    }

    @Test
    void saysWhereEverythingWasExamined() {
        String all = Samples.written(stream -> new Quiet(new TableReport(stream, Terminal.none())));

        assertThat(all).endsWith("Everything was examined.\n");
    }

    @Test
    void letsNoValueSteerTheTerminal() {
        assertThat(written.chars().filter(unit -> unit < ' ' && unit != '\n')).isEmpty();
        assertThat(written).doesNotContain("\u202E").contains("\\x1b[2J");
        assertThat(written(new Terminal(false, false, true, 120))).contains("\\u{202e}gnp.exe\\r\\n=2+2");
    }

    @Test
    void staysWithinTheWidthOfTheTerminal() {
        assertThat(written.lines().filter(line -> line.startsWith(" ")))
                .isNotEmpty()
                .allMatch(line -> Glyphs.width(line) <= COLUMNS);
    }

    @Test
    void showsTheGravestFirstAndAFewOfMany() {
        assertThat(written.indexOf("critical")).isLessThan(written.indexOf("high"));
        assertThat(written.indexOf("T1053.005")).isLessThan(written.indexOf("no technique"));
        assertThat(written).contains("×5").contains("… 2 more, from 2022-03-10T11:02:33.123Z");
    }

    @Test
    void coloursOnATerminalThatWantsItOnly() {
        assertThat(written(new Terminal(true, true, true, COLUMNS))).contains("\u001b[1;31mhigh");
        assertThat(written(new Terminal(true, true, false, COLUMNS))).isEqualTo(written);
    }

    private static String written(Terminal terminal) {
        return Samples.written(stream -> new TableReport(stream, terminal));
    }

    /** Tells of nothing but an empty hunt. */
    private record Quiet(WrittenReport report) implements WrittenReport {
        @Override
        public void finding(org.foothold.engine.model.Finding finding) {}

        @Override
        public void outcome(org.foothold.engine.model.Outcome outcome) {}

        @Override
        public void summary(Summary summary) {
            report.summary(new Summary(
                    0,
                    0,
                    true,
                    Map.of(),
                    new Summary.Outcomes(0, 0, 0, 0),
                    new Summary.Rules(1, 0, 0),
                    Summary.Stages.NONE,
                    summary.seconds()));
        }

        @Override
        public void close() {
            report.close();
        }
    }
}
