package org.foothold.engine.collect.state;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.foothold.engine.artifact.Artifact;
import org.foothold.engine.model.Outcome;
import org.foothold.engine.source.Reasons;
import org.jspecify.annotations.Nullable;

/** Collects the state of a target: the rows of each artifact, and how reading it ended. */
public final class StateEvidence {
    /** Rows of one artifact; a target with more of them was made to have them. */
    static final int MOST_ROWS = 1 << 20;

    private final StateSource source;

    public StateEvidence(StateSource source) {
        this.source = source;
    }

    /** Takes what is collected, in order. */
    public interface Sink {
        void row(Artifact artifact, Row row);

        /** How reading the artifact ended; its rows came before. */
        void outcome(Artifact artifact, Outcome outcome);
    }

    /** Reads all artifacts; every one of them gets an outcome. */
    public void collect(List<Artifact> artifacts, Sink sink) {
        for (Artifact artifact : artifacts) {
            sink.outcome(artifact, new Reading(artifact, sink).outcome());
        }
    }

    /** The reading of one artifact. */
    private final class Reading {
        private final Artifact artifact;
        private final Sink sink;
        private final Set<String> seen = new HashSet<>();
        private long files;
        private long rows;
        private long unread;
        private @Nullable String reason;

        Reading(Artifact artifact, Sink sink) {
            this.artifact = artifact;
            this.sink = sink;
        }

        Outcome outcome() {
            for (Artifact.Part part : artifact.parts()) {
                Collector collector = Collectors.named(part.read())
                        .orElseThrow(() -> new IllegalArgumentException("no collector is called " + part.read()));
                for (String pattern : part.paths()) {
                    read(part, pattern, collector);
                }
            }
            Outcome.Result result = unread > 0 && rows == 0
                    ? Outcome.Result.UNREADABLE
                    : rows > 0 ? Outcome.Result.FOUND : files > 0 ? Outcome.Result.EMPTY : Outcome.Result.ABSENT;
            return new Outcome(artifact.channel(), false, result, rows, unread, 0, reason);
        }

        private void read(Artifact.Part part, String pattern, Collector collector) {
            StateSource.Match match = source.matching(pattern);
            match.unreadable().forEach(this::unread);
            for (StateFile file : match.files()) {
                if (file.kind() != StateFile.Kind.FOLDER && seen.add(file.path())) {
                    files++;
                    read(part, file, collector);
                }
            }
        }

        // A reader that fails on one file costs that file: whatever it threw, the others are read.
        @SuppressWarnings("IllegalCatch")
        private void read(Artifact.Part part, StateFile file, Collector collector) {
            try {
                Rows found = collector.read(file, part);
                for (Row row : found.good()) {
                    if (rows == MOST_ROWS) {
                        unread(file.path() + ": more than " + MOST_ROWS + " rows");
                        return;
                    }
                    sink.row(artifact, row);
                    rows++;
                }
                found.bad().forEach(damage -> unread(file.path() + ":" + damage.line() + ": " + damage.reason()));
            } catch (IOException unreadable) {
                unread(file.path() + ": " + Reasons.of(unreadable));
            } catch (RuntimeException failed) {
                unread(file.path() + ": the reader failed: " + failed);
            }
        }

        private void unread(String why) {
            unread++;
            reason = reason == null ? why : reason;
        }
    }
}
