package org.foothold.engine.collect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.foothold.engine.source.Candidate;
import org.foothold.engine.source.FileKind;

/** Parts candidates, in their order, into runs that one collector reads. */
public final class Runs {
    private Runs() {}

    /** Files that stand behind one another and are read alike. */
    public sealed interface Run {
        /** Event logs, and everything that nobody reads. */
        record Logs(List<Candidate> candidates) implements Run {}

        /** Files of JSON, and what may hold some. */
        record Lines(List<Candidate.Regular> files) implements Run {}
    }

    /** The runs of these candidates. */
    public static List<Run> of(List<Candidate> candidates) {
        List<Run> runs = new ArrayList<>();
        List<Candidate> logs = new ArrayList<>();
        List<Candidate.Regular> lines = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (candidate instanceof Candidate.Regular file && holdsLines(file)) {
                endLogs(logs, runs);
                lines.add(file);
            } else {
                endLines(lines, runs);
                logs.add(candidate);
            }
        }
        endLogs(logs, runs);
        endLines(lines, runs);
        return runs;
    }

    private static void endLogs(List<Candidate> logs, List<Run> runs) {
        if (!logs.isEmpty()) {
            runs.add(new Run.Logs(List.copyOf(logs)));
            logs.clear();
        }
    }

    private static void endLines(List<Candidate.Regular> lines, List<Run> runs) {
        if (!lines.isEmpty()) {
            runs.add(new Run.Lines(List.copyOf(lines)));
            lines.clear();
        }
    }

    private static boolean holdsLines(Candidate.Regular file) {
        try {
            return switch (FileKind.of(file.file())) {
                case JSON, GZIP, ZIP, ZSTANDARD, XZ, BZIP2 -> true;
                default -> false;
            };
        } catch (IOException unreadable) {
            // Whoever reads it next says why it cannot be read.
            return false;
        }
    }
}
