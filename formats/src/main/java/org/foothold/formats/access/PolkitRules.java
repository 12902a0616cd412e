package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What rules of polkit answer: <a href="https://polkit.pages.freedesktop.org/polkit/polkit.8.html">polkit(8)</a>. They are
 * programs in JavaScript, which are not run; only what stands there literally is told.
 *
 * @param results answers in small letters: {@code yes}, {@code auth_self}, {@code not_handled}
 * @param actions names of actions in quotes
 * @param spawns what is handed to {@code polkit.spawn}, which runs a program
 */
public record PolkitRules(List<TextLine> results, List<TextLine> actions, List<TextLine> spawns) {
    /** Programs are short. */
    private static final int MAX_FOUND = 1 << 14;

    private static final Pattern RESULT =
            Pattern.compile("polkit\\s{0,9}\\.\\s{0,9}Result\\s{0,9}(?:\\.\\s{0,9}|\\[\\s{0,9}[\"'])([A-Z_]{1,32})"
                    + "|\\breturn\\s{1,9}[\"']((?:auth_(?:self|admin)(?:_keep)?|yes|no|not_handled))[\"']");
    private static final Pattern ACTION =
            Pattern.compile("[\"']([A-Za-z0-9-]{1,64}(?:\\.[A-Za-z0-9-]{1,64}){2,12}\\.?)[\"']");
    private static final Pattern SPAWN = Pattern.compile("polkit\\s{0,9}\\.\\s{0,9}spawn\\s{0,9}\\(([^;]{0,1024})");

    public PolkitRules {
        results = List.copyOf(results);
        actions = List.copyOf(actions);
        spawns = List.copyOf(spawns);
    }

    /** What stands in the program outside of its comments. */
    public static PolkitRules read(byte[] bytes) {
        String text = withoutComments(TextLines.whole(bytes));
        return new PolkitRules(all(RESULT, text), all(ACTION, text), all(SPAWN, text));
    }

    private static List<TextLine> all(Pattern pattern, String text) {
        List<TextLine> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        int line = 1;
        int at = 0;
        while (matcher.find() && found.size() < MAX_FOUND) {
            for (; at < matcher.start(); at++) {
                line += text.charAt(at) == '\n' ? 1 : 0;
            }
            boolean other = matcher.groupCount() > 1 && matcher.group(2) != null;
            String what = other ? matcher.group(2) : matcher.group(1);
            String shown = pattern == RESULT ? what.toLowerCase(Locale.ROOT) : what.strip();
            found.add(new TextLine(line, pattern == SPAWN ? inner(shown) : shown));
        }
        return found;
    }

    /** Up to the parenthesis that closes the call. */
    private static String inner(String text) {
        int end = text.lastIndexOf(')');
        return end < 0 ? text : text.substring(0, end).strip();
    }

    /** Comments become blanks, so that lines stay what they are. */
    private static String withoutComments(String text) {
        StringBuilder plain = new StringBuilder(text);
        char quote = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quote != 0) {
                at += c == '\\' ? 1 : 0;
                quote = c == quote || c == '\n' ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (text.startsWith("//", at) || text.startsWith("/*", at)) {
                int end = c == '/' && text.charAt(at + 1) == '/' ? text.indexOf('\n', at) : text.indexOf("*/", at + 2);
                end = end < 0 ? text.length() : end;
                for (int i = at; i < end; i++) {
                    plain.setCharAt(i, text.charAt(i) == '\n' ? '\n' : ' ');
                }
                // The sign that closes the comment is left over otherwise.
                for (int i = end; i < Math.min(end + 2, text.length()) && text.startsWith("*/", end); i++) {
                    plain.setCharAt(i, ' ');
                }
                at = end + (text.startsWith("*/", end) ? 1 : 0);
            }
        }
        return plain.toString();
    }
}
