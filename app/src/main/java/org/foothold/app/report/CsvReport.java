package org.foothold.app.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Outcome;
import org.foothold.engine.model.Summary;

/**
 * Findings as a table for spreadsheets (RFC 4180, lines end with a line feed). A cell that a spreadsheet would take for a
 * formula begins with an apostrophe.
 */
final class CsvReport implements WrittenReport {
    private static final List<String> COLUMNS = List.of(
            "datetime",
            "timestamp_desc",
            "message",
            "level",
            "techniques",
            "rule_id",
            "rule_title",
            "rule_path",
            "target",
            "source_path",
            "source_record",
            "channel",
            "event_id",
            "reasons",
            "evidence");

    private final Writer writer;

    CsvReport(OutputStream stream) {
        writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        row(COLUMNS);
    }

    @Override
    public void finding(Finding finding) {
        Finding.Rule rule = finding.rule();
        row(List.of(
                Text.time(finding.at()),
                TimesketchReport.DESCRIPTION,
                Text.message(finding),
                rule.level().text(),
                Text.techniques(finding),
                Objects.requireNonNullElse(rule.id(), ""),
                rule.title(),
                rule.path(),
                finding.target().name(),
                finding.origin().path(),
                Long.toUnsignedString(finding.origin().record()),
                Objects.requireNonNullElse(finding.evidence().first("Channel"), ""),
                Objects.requireNonNullElse(finding.evidence().first("EventID"), ""),
                String.join(" ; ", finding.reasons()),
                Text.evidence(finding.evidence())));
    }

    private void row(List<String> cells) {
        try {
            writer.write(cells.stream().map(CsvReport::cell).collect(Collectors.joining(",", "", "\n")));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static String cell(String value) {
        String text = Text.whole(value);
        String guarded = text.isEmpty() || "=+-@\t\r\n".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        boolean quoted = guarded.chars().anyMatch(unit -> unit == ',' || unit == '"' || unit == '\n' || unit == '\r');
        return quoted ? '"' + guarded.replace("\"", "\"\"") + '"' : guarded;
    }

    @Override
    public void outcome(Outcome outcome) {
        // Rows are findings only.
    }

    @Override
    public void summary(Summary summary) {
        // Rows are findings only.
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
