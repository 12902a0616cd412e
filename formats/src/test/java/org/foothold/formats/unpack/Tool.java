package org.foothold.formats.unpack;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Runs a program of the system, where it is installed, as a second opinion. */
public final class Tool {
    private Tool() {}

    /**
     * What the program writes when it is given these bytes. Where it is missing, a test that needs it is not run and says so; with
     * {@code -Dfoothold.requireOracles=true} it fails.
     */
    public static byte[] run(byte[] input, String... command) {
        Path program = Path.of("/usr/bin", command[0]);
        if (Boolean.getBoolean("foothold.requireOracles") && !Files.isExecutable(program)) {
            throw new AssertionError(program + " is not installed");
        }
        Assumptions.assumeTrue(Files.isExecutable(program), program + " is not installed");
        List<String> all = Arrays.asList(command.clone());
        all.set(0, program.toString());
        try {
            Process process = new ProcessBuilder(all)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Thread writer = new Thread(() -> write(process, input));
            writer.start();
            return process.getInputStream().readAllBytes();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static void write(Process process, byte[] input) {
        try (OutputStream to = process.getOutputStream()) {
            to.write(input);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
