package org.foothold.formats.unix;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.foothold.formats.linux.LineDamage;
import org.jspecify.annotations.Nullable;

/**
 * A job of at(1) or batch(1) as it lies in the spool of Debian and Red Hat: queue, number and time are in the name of the file,
 * the account and the environment before the commands.
 *
 * @param queue the letter: {@code a} of at, {@code b} of batch, {@code =} while it runs; empty where the name is no job's
 * @param number the number that atq shows
 * @param dueAt when it is to run
 * @param uid as whom
 * @param gid with which group
 * @param mail to whom its output is sent
 * @param umask as it is written
 * @param variables the environment
 * @param directory where it runs
 * @param commandsLine on which line the commands begin
 * @param commands what the shell is given
 * @param damages what is not as at writes it
 */
public record AtJob(
        String queue,
        @Nullable Integer number,
        @Nullable Instant dueAt,
        @Nullable Long uid,
        @Nullable Long gid,
        @Nullable String mail,
        @Nullable String umask,
        List<Variable> variables,
        @Nullable String directory,
        int commandsLine,
        String commands,
        List<LineDamage> damages) {
    private static final Pattern NAME = Pattern.compile("([a-zA-Z=])([0-9a-f]{5})([0-9a-f]{8})");
    private static final Pattern OWNER = Pattern.compile("(?m)^# atrun uid=([0-9]{1,10}) gid=([0-9]{1,10})");
    private static final Pattern MAIL = Pattern.compile("(?m)^# mail +(\\S+)");
    private static final Pattern UMASK = Pattern.compile("umask ([0-7]{1,5})\n");
    private static final Pattern ASSIGNED = Pattern.compile("(?:export )?([^=\\s;'\"]{1,1000})=");
    private static final Pattern EXPORT = Pattern.compile(";? *(?:export [^\n]*)?\n");
    private static final Pattern FOLDER = Pattern.compile("cd ((?:[^ \\\\\n]|\\\\.)++) \\|\\| \\{\n[^}]{0,1000}}\n");
    private static final Pattern GIVEN = Pattern.compile("\\$\\{SHELL:-/bin/sh} <<-? ?'([^'\n]{1,200})'\n");
    private static final int HEX = 16;
    private static final int MINUTE = 60;

    /** A variable of the environment. */
    public record Variable(int line, String name, String value) {}

    public AtJob {
        variables = List.copyOf(variables);
        damages = List.copyOf(damages);
    }

    /** Reads a job; the name is the file's without folders. */
    public static AtJob read(String name, byte[] bytes) {
        List<LineDamage> damages = new ArrayList<>();
        String text = TextLines.text(bytes, damages).replace("\r\n", "\n");
        Matcher named = NAME.matcher(name);
        boolean job = named.matches();
        int at = headEnd(text, damages);
        String head = text.substring(0, at);
        Matcher owner = OWNER.matcher(head);
        boolean owned = owner.find();
        if (!owned) {
            damages.add(LineDamage.flaw(1, "header", "# atrun uid= gid=", firstLine(head)));
        }
        Matcher mail = MAIL.matcher(head);
        Matcher umask = UMASK.matcher(text).region(at, text.length());
        at = umask.lookingAt() ? umask.end() : at;
        List<Variable> variables = new ArrayList<>();
        at = variables(text, at, variables);
        Matcher folder = FOLDER.matcher(text).region(at, text.length());
        boolean moved = folder.lookingAt();
        at = moved ? folder.end() : at;
        Matcher given = GIVEN.matcher(text).region(at, text.length());
        boolean document = given.lookingAt();
        at = document ? given.end() : at;
        return new AtJob(
                job ? named.group(1) : "",
                job ? Integer.valueOf(Integer.parseInt(named.group(2), HEX)) : null,
                job ? Instant.ofEpochSecond(Long.parseLong(named.group(3), HEX) * MINUTE) : null,
                owned ? Long.valueOf(owner.group(1)) : null,
                owned ? Long.valueOf(owner.group(2)) : null,
                mail.find() ? mail.group(1) : null,
                umask.hasMatch() ? umask.group(1) : null,
                variables,
                moved ? folder.group(1).replaceAll("\\\\(.)", "$1") : null,
                line(text, at),
                document ? withoutLast(text.substring(at), given.group(1)) : text.substring(at),
                damages);
    }

    private static int headEnd(String text, List<LineDamage> damages) {
        if (!text.startsWith("#!")) {
            damages.add(LineDamage.flaw(1, "first line", "a shell", firstLine(text)));
        }
        int at = 0;
        while (at < text.length() && text.charAt(at) == '#') {
            at = nextLine(text, at);
        }
        return at;
    }

    private static int variables(String text, int from, List<Variable> variables) {
        int at = from;
        int line = line(text, from);
        while (true) {
            Matcher assigned = ASSIGNED.matcher(text).region(at, text.length());
            if (!assigned.lookingAt()) {
                return at;
            }
            StringBuilder value = new StringBuilder();
            int end = value(text, assigned.end(), value);
            Matcher export = EXPORT.matcher(text).region(end, text.length());
            if (!export.lookingAt() || !exported(export.group(), assigned)) {
                return at;
            }
            variables.add(new Variable(line, assigned.group(1), value.toString()));
            line += (int) text.substring(at, export.end())
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            at = export.end();
        }
    }

    /** An assignment that is not exported is the first of the commands. */
    private static boolean exported(String behind, Matcher assigned) {
        return behind.contains("export ") || assigned.group().startsWith("export ");
    }

    /** A value as at writes it: a backslash before what a shell could take as a sign, new lines in double quotes. */
    private static int value(String text, int from, StringBuilder value) {
        boolean quoted = false;
        int at = from;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && at + 1 < text.length()) {
                value.append(text.charAt(++at));
            } else if (!quoted && (c == ';' || c == '\n')) {
                break;
            } else {
                value.append(c);
            }
        }
        return at;
    }

    private static String withoutLast(String text, String last) {
        int end = text.lastIndexOf(last);
        String commands = end < 0 ? text : text.substring(0, end);
        return commands.endsWith("\n\n") ? commands.substring(0, commands.length() - 1) : commands;
    }

    private static int nextLine(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    private static String firstLine(String text) {
        return text.substring(0, Math.min(nextLine(text, 0), text.length())).strip();
    }

    private static int line(String text, int at) {
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }
}
