package org.foothold.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.foothold.app.command.Foothold;
import picocli.CommandLine;

/** Entry point of the program: {@code foothold COMMAND …}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args, writer(System.out), writer(System.err)));
    }

    /** Runs one command line; the exit code is one of {@link org.foothold.app.command.ExitCode}. */
    static int run(String[] args, PrintWriter out, PrintWriter err) {
        CommandLine commands = Foothold.commandLine(args);
        commands.setOut(out);
        commands.setErr(err);
        return commands.execute(args);
    }

    private static PrintWriter writer(java.io.PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
