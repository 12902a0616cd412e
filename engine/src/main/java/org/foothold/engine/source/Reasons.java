package org.foothold.engine.source;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Says in a few words why something could not be read. */
public final class Reasons {
    private Reasons() {}

    /** The reason, without the path, which stands beside it. */
    public static String of(Throwable problem) {
        String known = known(problem);
        if (known != null) {
            return known;
        }
        String message = problem instanceof FileSystemException file ? file.getReason() : problem.getMessage();
        return message != null ? message : problem.getClass().getSimpleName();
    }

    private static @Nullable String known(Throwable problem) {
        if (problem instanceof AccessDeniedException) {
            return "access denied";
        }
        if (problem instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        return problem instanceof FileSystemLoopException ? "symbolic links in a circle" : null;
    }
}
