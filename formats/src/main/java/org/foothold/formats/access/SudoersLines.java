package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.foothold.formats.linux.LineDamage;

/**
 * Lines of a sudoers file as sudo joins them: a backslash at the end goes on in the next line, but never out of a
 * comment, so that a rule below a comment that ends in a backslash is a rule.
 */
final class SudoersLines {
    private static final Pattern NAMES = Pattern.compile("\\s*+(?:Defaults|(?:User|Runas|Host)_Alias)");

    private final List<TextLine> joined = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean quoted;
    private boolean quotes;
    private boolean names;
    private boolean goesOn;

    private SudoersLines() {}

    /** Lines without comments and blank lines. */
    static List<TextLine> of(byte[] bytes, List<LineDamage> bad) {
        SudoersLines lines = new SudoersLines();
        int first = 0;
        for (TextLine line : TextLines.of(bytes, bad)) {
            if (!lines.goesOn) {
                first = line.number();
            }
            lines.add(line.text());
            if (!lines.goesOn || lines.text.length() > TextLines.MAX_LENGTH) {
                lines.end(first);
            }
        }
        lines.end(first);
        return lines.joined;
    }

    private void end(int first) {
        if (!text.toString().isBlank()) {
            joined.add(new TextLine(first, text.toString().strip()));
        }
        text.setLength(0);
        quoted = false;
        goesOn = false;
    }

    private void add(String line) {
        String part = goesOn && !quoted ? line.stripLeading() : line;
        if (!goesOn) {
            quotes = true;
        }
        goesOn = false;
        if (text.isEmpty()
                && (part.stripLeading().startsWith("#include")
                        || part.stripLeading().startsWith("@include"))) {
            text.append(part);
            return;
        }
        if (text.isEmpty()) {
            names = NAMES.matcher(part).lookingAt();
        }
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c == '\\' && blankBehind(part, i)) {
                goesOn = true;
                return;
            } else if (c == '\\') {
                text.append(c).append(part.charAt(++i));
                continue;
            } else if (c == '#' && !quoted && isComment(part, i)) {
                return;
            } else if (c == '"' && quotes) {
                quoted = !quoted;
            } else if (c == '=' && !quoted && !names) {
                // Behind it stand commands, in which a quote is a character.
                quotes = false;
            }
            text.append(c);
        }
    }

    private static boolean blankBehind(String line, int at) {
        int next = at + 1;
        while (next < line.length() && (line.charAt(next) == ' ' || line.charAt(next) == '\t')) {
            next++;
        }
        return next == line.length();
    }

    /** A hash sign before a number is one of an account. */
    private static boolean isComment(String line, int at) {
        int next = at + 1 < line.length() && line.charAt(at + 1) == '-' ? at + 2 : at + 1;
        return next >= line.length() || line.charAt(next) < '0' || line.charAt(next) > '9';
    }
}
