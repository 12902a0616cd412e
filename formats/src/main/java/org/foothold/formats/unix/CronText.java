package org.foothold.formats.unix;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A line of a crontab from its left to its right. */
final class CronText {
    private static final Pattern OPTION = Pattern.compile("(-[nqs]+|@AppleNotOnBattery)[ \\t]+");

    private final String text;
    private int at;

    CronText(String text) {
        this.text = text;
    }

    boolean begins(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    void skip(int count) {
        at += count;
    }

    /** What stands up to the next blank; the blanks behind it are passed over. */
    String word() {
        int from = at;
        while (at < text.length() && !blank(text.charAt(at))) {
            at++;
        }
        String word = text.substring(from, at);
        while (at < text.length() && blank(text.charAt(at))) {
            at++;
        }
        return word;
    }

    /** Takes options that stand before a command. */
    void options(List<String> into) {
        Matcher option = OPTION.matcher(text).region(at, text.length());
        while (option.lookingAt()) {
            into.add(option.group(1));
            at = option.end();
            option.region(at, text.length());
        }
    }

    String rest() {
        return text.substring(at);
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Where the first percent sign stands that no backslash takes its meaning from, or less than zero. */
    static int percent(String command) {
        boolean escaped = false;
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (c == '%' && !escaped) {
                return i;
            }
            escaped = c == '\\' && !escaped;
        }
        return -1;
    }

    /** A command in which no backslash stands before a percent sign any more. */
    static String withoutEscapes(String command) {
        StringBuilder out = new StringBuilder();
        boolean escaped = false;
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (escaped && c == '%') {
                out.setLength(out.length() - 1);
            }
            out.append(c);
            escaped = c == '\\' && !escaped;
        }
        return out.toString();
    }

    /** What a command reads: a percent sign is a new line, and one behind a backslash is itself. */
    static String stdin(String text) {
        StringBuilder out = new StringBuilder();
        boolean escaped = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (escaped && c != '%') {
                out.append('\\');
            }
            if (c != '\\') {
                out.append(c == '%' && !escaped ? '\n' : c);
            }
            escaped = c == '\\';
        }
        return escaped ? out.append('\\').toString() : out.toString();
    }

    /** A variable, where the line is one: a name or a quoted name, an equals sign, a value or a quoted value. */
    static Crontab.@Nullable Variable variable(int line, String text) {
        int at = 0;
        String name;
        char quote = text.charAt(0);
        if (quote == '"' || quote == '\'') {
            int end = text.indexOf(quote, 1);
            if (end < 0) {
                return null;
            }
            name = text.substring(1, end);
            at = end + 1;
        } else {
            while (at < text.length() && text.charAt(at) != '=' && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            name = text.substring(0, at);
        }
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (name.isEmpty() || at >= text.length() || text.charAt(at) != '=') {
            return null;
        }
        return new Crontab.Variable(line, name, unquoted(text.substring(at + 1).strip()));
    }

    private static String unquoted(String value) {
        int last = value.length() - 1;
        boolean quoted = last > 0
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(last) == value.charAt(0);
        return quoted ? value.substring(1, last) : value;
    }
}
