package org.foothold.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final long SECOND = 1_000_000_000L;

    private final StringWriter written = new StringWriter();
    private long now = 5;
    private final ProgressLine line = new ProgressLine(new PrintWriter(written), 80, () -> now);

    @Test
    void saysHowFarHowFastAndHowLong() {
        line.begin(100_000_000);
        now += 2 * SECOND;
        line.read(25_000_000, 40_000);

        assertThat(written.toString())
                .isEqualTo("\r\u001b[K[#####---------------]  25 %  13 MB/s  20,000 events/s  0:06 left");
    }

    @Test
    void leavesNothingBehind() {
        line.begin(100);
        now += SECOND;
        line.read(100, 1);
        line.end();

        assertThat(written.toString()).endsWith("\r\u001b[K");
    }

    @Test
    void showsNothingOfAShortHunt() {
        line.begin(100);
        now += SECOND / 10;
        line.read(100, 1);
        line.end();

        assertThat(written.toString()).isEmpty();
    }

    @Test
    void isWrittenTenTimesASecondAtMost() {
        line.begin(1000);
        now += SECOND;
        line.read(1, 1);
        int once = written.toString().length();
        line.read(1, 1);

        assertThat(written.toString()).hasSize(once);
    }
}
