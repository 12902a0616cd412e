package org.foothold.app.command;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that says how many threads work. */
final class WorkersOption {
    /** More threads than help on any machine. */
    private static final int MOST = 256;

    @Option(names = "--workers", paramLabel = "N", description = "Threads; default: one for each processor.")
    private int workers = Math.min(MOST, Runtime.getRuntime().availableProcessors());

    int get(CommandLine command) {
        if (workers < 1 || workers > MOST) {
            throw new ParameterException(command, "--workers: a number from 1 to " + MOST);
        }
        return workers;
    }
}
