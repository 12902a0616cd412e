package org.foothold.engine.collect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.foothold.engine.model.Outcome;
import org.foothold.engine.model.Outcome.Result;
import org.foothold.engine.source.Candidate;
import org.foothold.engine.source.FileKind;
import org.foothold.engine.source.Reasons;
import org.jspecify.annotations.Nullable;

/** The event logs among candidates, in order and known by their content; keeps the outcomes of all others for later. */
final class LogQueue implements Iterable<Path> {
    private final List<Candidate> candidates;

    /** For each candidate that was looked at, its outcome; null where it is a log. */
    private final List<@Nullable Outcome> looked = new ArrayList<>();

    private int passed;

    LogQueue(List<Candidate> candidates) {
        this.candidates = candidates;
    }

    /** Can be gone through once, by any thread. */
    @Override
    public Iterator<Path> iterator() {
        return new Iterator<>() {
            private int next = 0;
            private @Nullable Path ready = null;

            @Override
            public boolean hasNext() {
                while (ready == null && next < candidates.size()) {
                    ready = look(candidates.get(next++));
                }
                return ready != null;
            }

            @Override
            public Path next() {
                if (!hasNext() || ready == null) {
                    throw new NoSuchElementException();
                }
                Path path = ready;
                ready = null;
                return path;
            }
        };
    }

    private @Nullable Path look(Candidate candidate) {
        Outcome outcome = switch (candidate) {
            case Candidate.Passed other -> other.outcome();
            case Candidate.Regular regular -> look(regular);
        };
        synchronized (this) {
            looked.add(outcome);
        }
        return outcome == null && candidate instanceof Candidate.Regular regular ? regular.file() : null;
    }

    private static @Nullable Outcome look(Candidate.Regular file) {
        try {
            FileKind kind = FileKind.of(file.file());
            return kind == FileKind.EVTX ? null : other(file, kind);
        } catch (IOException unreadable) {
            return outcome(file, Result.UNREADABLE, Reasons.of(unreadable));
        }
    }

    /** A file that was named, or is named like a log, was expected to be one; others in a folder were not. */
    private static Outcome other(Candidate.Regular file, FileKind kind) {
        if (kind == FileKind.EMPTY) {
            return outcome(file, Result.EMPTY, "an empty file");
        }
        boolean expected = file.named()
                || kind == FileKind.EVT
                || file.path().toLowerCase(Locale.ROOT).endsWith(".evtx");
        return outcome(
                file,
                expected ? Result.UNREADABLE : Result.ABSENT,
                "not a Windows event log but " + kind.description());
    }

    private static Outcome outcome(Candidate.Regular file, Result result, String reason) {
        return Outcome.unread(file.path(), file.named(), result, reason);
    }

    /**
     * Hands on the outcomes of all candidates up to the next log, and steps over that log.
     *
     * @return the log; null where no log is left
     */
    @Nullable
    Candidate passToNextLog(Consumer<Outcome> outcomes) {
        List<Outcome> before = new ArrayList<>();
        Candidate log = null;
        synchronized (this) {
            while (passed < looked.size() && log == null) {
                Outcome outcome = looked.get(passed);
                if (outcome == null) {
                    log = candidates.get(passed);
                } else {
                    before.add(outcome);
                }
                passed++;
            }
        }
        before.forEach(outcomes);
        return log;
    }
}
