package org.foothold.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.foothold.formats.SharedData;
import picocli.CommandLine;

/** Runs commands as the program does, with the content of the checkout. */
final class Commands {
    static {
        System.setProperty("foothold.home", SharedData.repo().toString());
    }

    static final Path SAMPLE = SharedData.repo().resolve("samples").resolve("office-macro-chain");

    private Commands() {}

    /** How a command ended and what it wrote. */
    record Run(int code, String out, String err) {}

    static Run run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commands = Foothold.commandLine(args);
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        int code = commands.execute(args);
        return new Run(code, out.toString(), err.toString());
    }

    /** Runs a command that writes a file; what it wrote there is its output. */
    static Run toFile(Path file, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--output", file.toString()));
        Run run = run(all.toArray(String[]::new));
        try {
            return new Run(run.code(), Files.exists(file) ? Files.readString(file) : "", run.err());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
