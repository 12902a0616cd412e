package org.foothold.formats.unix;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.foothold.formats.linux.LineDamage;

/**
 * A shell command, or a whole script, as the simple commands in it: POSIX.1-2017, XCU 2, and what bash(1) adds. Nothing is
 * evaluated: expansions stay as they are written, and the commands inside them are given with the word.
 *
 * @param commands all simple commands outside of words, in the order of the text
 * @param named functions, aliases and traps
 * @param damages quotes and the like that are not closed, and bounds that were met
 */
public record ShellWords(List<Command> commands, List<Named> named, List<LineDamage> damages) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+:,./-]+");

    /** A simple command. */
    public record Command(
            int line,
            List<Word> assignments,
            List<Word> words,
            List<Redirection> redirections,
            int pipeline,
            boolean background) {
        public Command {
            assignments = List.copyOf(assignments);
            words = List.copyOf(words);
            redirections = List.copyOf(redirections);
        }
    }

    /**
     * A word.
     *
     * @param text without its quotes and escapes; expansions as they are written
     * @param raw as it is written
     * @param literal whether the shell takes the text as it is: no parameter, command, pattern, brace or tilde in it
     * @param inner the simple commands of the substitutions in it
     */
    public record Word(int line, String text, String raw, boolean literal, List<Command> inner) {
        public Word {
            inner = List.copyOf(inner);
        }
    }

    /** A redirection; the target of a here-document is its last line. */
    public record Redirection(String descriptor, String operator, Word target) {}

    /** What gives a text a name to run it by. */
    public enum Kind {
        FUNCTION,
        ALIAS,
        TRAP
    }

    /** A function (its commands are among the others), an alias with its text, or a trap with its signals as the name. */
    public record Named(int line, Kind kind, String name, String text) {}

    public ShellWords {
        commands = List.copyOf(commands);
        named = List.copyOf(named);
        damages = List.copyOf(damages);
    }

    /** Reads a script. */
    public static ShellWords read(byte[] bytes) {
        List<LineDamage> damages = new ArrayList<>();
        return read(TextLines.text(bytes, damages), damages);
    }

    /** Reads a command or a script. */
    public static ShellWords read(String text) {
        return read(text, new ArrayList<>());
    }

    /** A text as one word that a shell takes as it is. */
    public static String quote(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private static ShellWords read(String text, List<LineDamage> damages) {
        String taken = text;
        if (text.length() > TextLines.MAX_BYTES) {
            damages.add(LineDamage.loss(1, "text", "at most " + TextLines.MAX_BYTES, text.length() + ""));
            taken = text.substring(0, TextLines.MAX_BYTES);
        }
        List<Named> named = new ArrayList<>();
        List<Command> commands =
                new ShellParser(new ShellLexer(taken.replace("\r\n", "\n"), 1, 0, named, damages)).commands();
        return new ShellWords(commands, named, damages);
    }
}
