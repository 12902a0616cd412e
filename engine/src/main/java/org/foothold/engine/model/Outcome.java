package org.foothold.engine.model;

import org.jspecify.annotations.Nullable;

/**
 * How reading one file ended.
 *
 * @param path the file as given, or below the folder given
 * @param named whether the user named this very file, and did not only name a folder above it
 * @param events events read, those in slack space apart
 * @param damaged places whose events could not be read
 * @param carved events found in slack space; zero unless asked for
 * @param reason why the result is what it is, or what was damaged first; null where there is nothing to say
 */
public record Outcome(
        String path,
        boolean named,
        Result result,
        long events,
        long damaged,
        long carved,
        @Nullable String reason) {

    /** A file of which no event was read. */
    public static Outcome unread(String path, boolean named, Result result, @Nullable String reason) {
        return new Outcome(path, named, result, 0, 0, 0, reason);
    }

    /** Whether everything that was expected of this file was read. */
    public boolean complete() {
        return damaged == 0 && result != Result.UNREADABLE && !(named && result == Result.ABSENT);
    }

    /** The answers that are never merged. */
    public enum Result {
        /** The file is an event log and has events. */
        FOUND,
        /** There is no such file, or it is of another kind. */
        ABSENT,
        /** The file was read to its end and has no event. */
        EMPTY,
        /** The file, or a part of it, could not be read. */
        UNREADABLE
    }
}
