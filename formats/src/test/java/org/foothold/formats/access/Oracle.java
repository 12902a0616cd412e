package org.foothold.formats.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A program of the system that reads the same files, asked where it is installed. */
final class Oracle {
    private static final List<Path> PLACES = List.of(Path.of("/usr/bin"), Path.of("/usr/sbin"));

    private Oracle() {}

    /** What it writes and how it ended. */
    record Answer(int code, String text) {
        List<String> lines() {
            return text.lines().toList();
        }
    }

    /**
     * What a program says. Where it is missing, a test that needs it is not run and says so; with {@code
     * -Dfoothold.requireOracles=true} it fails.
     */
    static Answer ask(String program, String... arguments) {
        Path found = null;
        for (Path place : PLACES) {
            found = Files.isExecutable(place.resolve(program)) ? place.resolve(program) : found;
        }
        if (found == null && Boolean.getBoolean("foothold.requireOracles")) {
            throw new AssertionError(program + " is not installed");
        }
        Assumptions.assumeTrue(found != null, program + " is not installed");
        List<String> command = new ArrayList<>(List.of(String.valueOf(found)));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), text);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Writes a file that only its owner may read, as such programs want it. */
    static Path file(Path folder, String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
