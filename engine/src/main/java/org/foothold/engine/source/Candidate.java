package org.foothold.engine.source;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import org.foothold.engine.model.Outcome;

/** What stands at one place of a target: a file to look into, or something that is not read. */
public sealed interface Candidate {

    /** Whether the user named this very place, and did not only name a folder above it. */
    boolean named();

    /** The place as given, or below the folder given; parts are separated by {@code /}. */
    String path();

    /** A regular file, which was last written at that time. */
    record Regular(String path, Path file, boolean named, long bytes, Instant writtenAt) implements Candidate {}

    /** A regular file that was looked into. */
    record Known(Regular regular, FileKind kind) implements Candidate {
        @Override
        public boolean named() {
            return regular.named;
        }

        @Override
        public String path() {
            return regular.path;
        }
    }

    /** What comes in by standard input. */
    record Standard(InputStream in) implements Candidate {
        @Override
        public boolean named() {
            return true;
        }

        @Override
        public String path() {
            return "-";
        }
    }

    /** Something that is not there or is not read. */
    record Passed(String path, boolean named, Outcome.Result result, String reason) implements Candidate {
        /** What a report says about it. */
        public Outcome outcome() {
            return Outcome.unread(path, named, result, reason);
        }
    }
}
