package org.foothold.engine.collect;

import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.foothold.engine.model.Outcome.Result;
import org.foothold.engine.source.Candidate;
import org.foothold.engine.source.FileKind;
import org.foothold.engine.source.Reasons;
import org.jspecify.annotations.Nullable;

/**
 * Parts candidates, in their order, into runs that one collector reads. A file is looked into when its turn comes, once; a run
 * must be gone through before the next is asked for.
 */
public final class Runs {
    private final Iterator<Candidate> candidates;
    private @Nullable Candidate next;

    /** The runs of these candidates. */
    public Runs(Iterable<Candidate> candidates) {
        this.candidates = candidates.iterator();
        advance();
    }

    /** Files that stand behind one another and are read alike. */
    public sealed interface Run {
        /** Event logs, and everything that nobody reads. */
        record Logs(Iterator<Candidate> candidates) implements Run {}

        /** Files that are read from their beginning to their end: JSON, logs of Unix, and what is packed. */
        record Streams(Iterator<Candidate> files) implements Run {}
    }

    /** The next run; null at the end. */
    public @Nullable Run next() {
        if (next == null) {
            return null;
        }
        return isStream(next) ? new Run.Streams(new Part(true)) : new Run.Logs(new Part(false));
    }

    private static boolean isStream(@Nullable Candidate candidate) {
        if (candidate instanceof Candidate.Known known) {
            return switch (known.kind()) {
                case EVTX, EVT, HIVE, SEVEN_ZIP, EMPTY, OTHER -> false;
                default -> true;
            };
        }
        return candidate instanceof Candidate.Standard;
    }

    private Candidate take() {
        Candidate taken = next;
        if (taken == null) {
            throw new NoSuchElementException();
        }
        advance();
        return taken;
    }

    private void advance() {
        next = candidates.hasNext() ? looked(candidates.next()) : null;
    }

    private static Candidate looked(Candidate candidate) {
        if (!(candidate instanceof Candidate.Regular file)) {
            return candidate;
        }
        try {
            return new Candidate.Known(file, FileKind.of(file.file()));
        } catch (IOException unreadable) {
            return new Candidate.Passed(file.path(), file.named(), Result.UNREADABLE, Reasons.of(unreadable));
        }
    }

    /** The candidates up to the first that is read in another way. */
    private final class Part implements Iterator<Candidate> {
        private final boolean streams;

        Part(boolean streams) {
            this.streams = streams;
        }

        @Override
        public boolean hasNext() {
            return next != null && isStream(next) == streams;
        }

        @Override
        public Candidate next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return take();
        }
    }
}
