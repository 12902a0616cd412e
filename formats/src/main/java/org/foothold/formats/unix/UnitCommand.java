package org.foothold.formats.unix;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One command of an {@code Exec…=} line, systemd.service(5), "Command lines".
 *
 * @param prefixes the signs before the program, such as {@code -} (may fail) or {@code +} (all privileges)
 * @param program what is started
 * @param arguments what it is given; with the prefix {@code @} the first is the name that it is told
 */
public record UnitCommand(String prefixes, String program, List<String> arguments) {
    private static final String PREFIXES = "@-:+!|";
    private static final String BLANKS = " \t\n\r";

    /** More commands than any line has. */
    private static final int MAX_COMMANDS = 10_000;

    public UnitCommand {
        arguments = List.copyOf(arguments);
    }

    /** The commands of a line; those before a quote that is not closed, or an empty program, are given. */
    public static List<UnitCommand> split(String line, UnitName unit) {
        List<UnitCommand> commands = new ArrayList<>();
        UnitWords words = new UnitWords(line);
        while (commands.size() < MAX_COMMANDS) {
            String first = words.next();
            if (first == null) {
                break;
            }
            if (first.equals(";")) {
                continue;
            }
            int at = 0;
            while (at < first.length() && PREFIXES.indexOf(first.charAt(at)) >= 0) {
                at++;
            }
            String program = unit.resolve(first.substring(at));
            List<String> arguments = arguments(words, unit);
            if (program.isEmpty() || arguments == null) {
                break;
            }
            commands.add(new UnitCommand(first.substring(0, at), program, arguments));
        }
        return List.copyOf(commands);
    }

    private static @Nullable List<String> arguments(UnitWords words, UnitName unit) {
        List<String> arguments = new ArrayList<>();
        while (!words.semicolon()) {
            String word = words.escapedSemicolon() ? ";" : words.next();
            if (word == null) {
                return words.broken() ? null : arguments;
            }
            arguments.add(unit.resolve(word));
        }
        return arguments;
    }

    static boolean isBlank(char c) {
        return BLANKS.indexOf(c) >= 0;
    }
}
