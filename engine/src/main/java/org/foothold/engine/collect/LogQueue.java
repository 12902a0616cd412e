package org.foothold.engine.collect;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.Consumer;
import org.foothold.engine.model.Outcome;
import org.foothold.engine.source.Candidate;
import org.foothold.engine.source.FileKind;
import org.jspecify.annotations.Nullable;

/** The event logs among candidates, in order; keeps the outcomes of all others for later. */
final class LogQueue implements Iterable<Path> {
    private final Iterator<Candidate> candidates;

    /** What was gone over and not handed on yet. */
    private final Queue<Step> steps = new ArrayDeque<>();

    LogQueue(Iterator<Candidate> candidates) {
        this.candidates = candidates;
    }

    /** A log, or the outcome of something else. */
    private record Step(@Nullable Candidate log, @Nullable Outcome outcome) {}

    /** Can be gone through once, by any thread. */
    @Override
    public Iterator<Path> iterator() {
        return new Iterator<>() {
            private @Nullable Path ready = null;

            @Override
            public boolean hasNext() {
                while (ready == null && candidates.hasNext()) {
                    ready = look(candidates.next());
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
        boolean isLog = candidate instanceof Candidate.Known known && known.kind() == FileKind.EVTX;
        Step step = isLog ? new Step(candidate, null) : new Step(null, outcome(candidate));
        synchronized (this) {
            steps.add(step);
        }
        return isLog && candidate instanceof Candidate.Known known
                ? known.regular().file()
                : null;
    }

    private static Outcome outcome(Candidate candidate) {
        return switch (candidate) {
            case Candidate.Passed passed -> passed.outcome();
            case Candidate.Known known -> Unread.outcome(known.path(), known.named(), known.kind(), null);
            case Candidate.Regular other -> throw new IllegalStateException("nobody looked into " + other.path());
            case Candidate.Standard other -> throw new IllegalStateException("no log is read from " + other.path());
        };
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
            while (!steps.isEmpty() && log == null) {
                Step step = steps.remove();
                log = step.log;
                if (step.outcome != null) {
                    before.add(step.outcome);
                }
            }
        }
        before.forEach(outcomes);
        return log;
    }
}
