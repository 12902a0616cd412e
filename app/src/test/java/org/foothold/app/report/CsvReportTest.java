package org.foothold.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.foothold.app.Golden;
import org.foothold.engine.model.Level;
import org.junit.jupiter.api.Test;

class CsvReportTest {
    private final String written = Samples.written(CsvReport::new);

    @Test
    void writesWhatItWroteBefore() {
        Golden.assertGolden("report.csv", written);
    }

    @Test
    void guardsCellsThatASpreadsheetWouldTakeForFormulas() {
        assertThat(titled("=cmd|' /C calc'!A0")).contains(",'=cmd|' /C calc'!A0,");
        assertThat(titled("@SUM(1)")).contains(",'@SUM(1),");
        assertThat(titled("-1+1")).contains(",'-1+1,");
        assertThat(titled("+1")).contains(",'+1,");
        assertThat(titled("\tx")).contains(",'\tx,");
        assertThat(titled("a=b")).contains(",a=b,");
    }

    @Test
    void quotesCommasQuotesAndLineBreaks() {
        assertThat(titled("a,\"b\"\nc")).contains(",\"a,\"\"b\"\"\nc\",");
    }

    private static String titled(String title) {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        try (CsvReport report = new CsvReport(bytes)) {
            report.finding(Samples.finding(Samples.rule(title, Level.LOW), "2022-03-10T11:02:33Z", 1, "x"));
        }
        return bytes.toString(java.nio.charset.StandardCharsets.UTF_8);
    }
}
