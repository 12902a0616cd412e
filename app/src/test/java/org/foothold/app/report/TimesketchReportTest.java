package org.foothold.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.foothold.app.Golden;
import org.junit.jupiter.api.Test;

class TimesketchReportTest {
    private final String written = Samples.written(TimesketchReport::new);

    @Test
    void writesWhatItWroteBefore() {
        Golden.assertGolden("timesketch.jsonl", written);
    }

    @Test
    void hasTheColumnsThatTimesketchAsksFor() {
        assertThat(written.lines())
                .hasSize(7)
                .allSatisfy(line -> assertThat(line)
                        .contains(
                                "\"message\":\"",
                                "\"datetime\":\"2022-03-10T11:02:3",
                                "\"timestamp_desc\":\"Event logged\""));
    }

    @Test
    void countsMicrosecondsSince1970() {
        assertThat(written).contains("\"timestamp\":1646910155000000,");
    }
}
