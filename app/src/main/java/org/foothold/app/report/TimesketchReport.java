package org.foothold.app.report;

import java.io.OutputStream;
import java.time.temporal.ChronoUnit;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Outcome;
import org.foothold.engine.model.Summary;
import org.foothold.engine.model.Technique;

/** Findings as a time line that Timesketch imports: JSON lines with {@code message}, {@code datetime}, {@code timestamp_desc}. */
final class TimesketchReport implements WrittenReport {
    static final String DESCRIPTION = "Event logged";

    private final JsonLines lines;

    TimesketchReport(OutputStream stream) {
        lines = new JsonLines(stream);
    }

    @Override
    public void finding(Finding finding) {
        Finding.Rule rule = finding.rule();
        lines.start()
                .text("message", Text.message(finding))
                .text("datetime", Text.time(finding.at()))
                .text("timestamp_desc", DESCRIPTION)
                .number("timestamp", ChronoUnit.MICROS.between(java.time.Instant.EPOCH, finding.at()))
                .text("level", rule.level().text())
                .text("rule_id", rule.id())
                .text("rule_title", rule.title())
                .text("rule_path", rule.path())
                .texts(
                        "techniques",
                        rule.techniques().stream().map(Technique::id).toList())
                .texts("tag", rule.tags())
                .text("target", finding.target().name())
                .text("source_path", finding.origin().path())
                .unsigned("source_record", finding.origin().record())
                .texts("reasons", finding.reasons())
                .evidence("evidence", finding.evidence())
                .end();
    }

    @Override
    public void outcome(Outcome outcome) {
        // A time line has no place for a file.
    }

    @Override
    public void summary(Summary summary) {
        // A time line has no place for a hunt.
    }

    @Override
    public void close() {
        lines.close();
    }
}
