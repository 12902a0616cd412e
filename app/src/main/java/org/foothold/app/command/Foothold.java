package org.foothold.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Technique;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;

/** The program: a command for each thing it does. */
@Command(
        name = "foothold",
        description = "Finds every foothold by which an attacker can come back.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 done, 1 the program failed or own content is broken, 2 usage,",
            "3 something could not be read, 10 a finding at or above --fail-on."
        })
public final class Foothold implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** All commands by their names, in order. */
    private static final Map<String, Supplier<Object>> COMMANDS = new TreeMap<>(Map.of(
            "coverage", CoverageCommand::new,
            "dump", DumpCommand::new,
            "hunt", HuntCommand::new,
            "rules", RulesCommand::new));

    /**
     * The commands, ready to parse this command line. A command is looked into by reflection, which takes longer than all
     * else at start: where the line names one, the others are left out.
     */
    public static CommandLine commandLine(String... args) {
        CommandLine commands = new CommandLine(new Foothold());
        boolean one = args.length > 0 && COMMANDS.containsKey(args[0]);
        COMMANDS.forEach((name, command) -> {
            if (!one || name.equals(args[0])) {
                commands.addSubcommand(name, command.get());
            }
        });
        if (!one) {
            commands.addSubcommand(new HelpCommand());
        }
        commands.registerConverter(Level.class, Foothold::level);
        commands.registerConverter(Technique.class, Foothold::technique);
        commands.registerConverter(Instant.class, Times::parse);
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setExecutionExceptionHandler(Foothold::failed);
        commands.setUsageHelpAutoWidth(false);
        return commands;
    }

    private static Level level(String text) {
        return Level.of(text)
                .orElseThrow(() -> new CommandLine.TypeConversionException("'" + text + "' is no level: choose one of "
                        + String.join(
                                ", ",
                                Arrays.stream(Level.values()).map(Level::text).toList())));
    }

    private static Technique technique(String text) {
        return Technique.of(text)
                .orElseThrow(() -> new CommandLine.TypeConversionException(
                        "'" + text + "' is no technique: write it like T1547 or T1547.001"));
    }

    /** A reader that went away ends the program quietly; anything else is said in one line. */
    private static int failed(Exception problem, CommandLine command, CommandLine.ParseResult result) {
        if (problem instanceof UncheckedIOException
                || problem instanceof IOException
                || problem instanceof JacksonException) {
            Throwable cause = problem.getCause() == null ? problem : problem.getCause();
            command.getErr().println("foothold: " + cause.getMessage());
            return ExitCode.FAILED;
        }
        problem.printStackTrace(command.getErr());
        return ExitCode.FAILED;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Missing command: choose one of " + String.join(", ", COMMANDS.keySet()));
    }
}
