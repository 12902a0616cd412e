package org.foothold.app.report;

import java.io.OutputStream;
import java.util.Locale;
import org.foothold.app.terminal.Terminal;

/** The shapes in which a hunt reports. */
public enum Format {
    TABLE,
    NDJSON,
    CSV,
    TIMESKETCH,
    REPORT;

    /**
     * A report of this shape, written to the stream, which the report closes.
     *
     * @param facts what the report may say of the run
     */
    public WrittenReport open(OutputStream stream, Terminal terminal, RunFacts facts) {
        return switch (this) {
            case TABLE -> new TableReport(stream, terminal);
            case NDJSON -> new NdjsonReport(stream);
            case CSV -> new CsvReport(stream);
            case TIMESKETCH -> new TimesketchReport(stream);
            case REPORT -> new HtmlReport(stream, facts);
        };
    }

    /** Whether the report has a place for outcomes and the summary. */
    public boolean tellsOutcomes() {
        return this == TABLE || this == NDJSON || this == REPORT;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
