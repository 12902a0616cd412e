package org.foothold.app.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that says how many threads work. */
final class WorkersOption {
    /** More threads than help on any machine. */
    private static final int MOST = 256;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Threads; default: one for each processor, if there is enough to read.")
    private @Nullable Integer workers;

    /** The number that was asked for, or this one. */
    int get(CommandLine command, int otherwise) {
        if (workers == null) {
            return otherwise;
        }
        if (workers < 1 || workers > MOST) {
            throw new ParameterException(command, "--workers: a number from 1 to " + MOST);
        }
        return workers;
    }
}
