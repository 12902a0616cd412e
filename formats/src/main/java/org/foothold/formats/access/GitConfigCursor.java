package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.foothold.formats.access.GitConfig.Entry;
import org.foothold.formats.linux.LineDamage;
import org.jspecify.annotations.Nullable;

/** Goes through a configuration of git, whose values may go on in the next line. */
final class GitConfigCursor {
    /** Real files have some hundred. */
    private static final int MAX_ENTRIES = 1 << 16;

    final List<Entry> entries = new ArrayList<>();
    final List<LineDamage> bad = new ArrayList<>();
    private final String text;
    private int at;
    private int line = 1;
    private int counted;
    private String section = "";
    private String subsection = "";

    GitConfigCursor(String text) {
        this.text = text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    void read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '#' || c == ';') {
                at = endOfLine();
            } else if (entries.size() == MAX_ENTRIES) {
                bad.add(LineDamage.loss(line(), "variables", "at most " + MAX_ENTRIES, "more"));
                return;
            } else if (c == '[' ? !section() : !variable()) {
                int end = endOfLine();
                bad.add(LineDamage.loss(line(), "line", "a section or a variable", text.substring(at, end)));
                at = end;
            }
        }
    }

    private boolean section() {
        int from = at + 1;
        int end = from;
        while (end < text.length() && (isName(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        String name = text.substring(from, end).toLowerCase(Locale.ROOT);
        StringBuilder sub = new StringBuilder();
        int next = end;
        while (next < text.length() && " \t".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        if (next > end && next < text.length() && text.charAt(next) == '"') {
            next++;
            while (next < text.length() && "\"\n".indexOf(text.charAt(next)) < 0) {
                next += text.charAt(next) == '\\' && next + 1 < text.length() ? 1 : 0;
                sub.append(text.charAt(next++));
            }
            next = text.startsWith("\"", next) ? next + 1 : text.length();
        }
        if (name.isEmpty() || !text.startsWith("]", next)) {
            return false;
        }
        // The old form of a subsection, whose letters are small.
        int dot = name.indexOf('.');
        section = dot > 0 ? name.substring(0, dot) : name;
        subsection = (dot > 0 ? name.substring(dot + 1) : "") + (dot > 0 && !sub.isEmpty() ? "." : "") + sub;
        at = next + 1;
        return true;
    }

    private boolean variable() {
        int number = line();
        int end = at;
        while (end < text.length() && isName(text.charAt(end))) {
            end++;
        }
        String name = text.substring(at, end).toLowerCase(Locale.ROOT);
        int next = end;
        while (next < text.length() && " \t\r".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        boolean alone = next >= text.length() || text.charAt(next) == '\n';
        if (name.isEmpty()
                || section.isEmpty()
                || !Character.isLetter(name.charAt(0))
                || !(alone || text.charAt(next) == '=')) {
            return false;
        }
        at = alone ? next : next + 1;
        String value = alone ? null : value();
        if (value == null && !alone) {
            bad.add(LineDamage.loss(number, "value", "quotes that end and escapes that git knows", name));
            at = endOfLine();
            return true;
        }
        entries.add(new Entry(number, section, subsection, name, value));
        return true;
    }

    /** Blanks at its ends are not of it; null where a quote does not end in its line or an escape is unknown. */
    private @Nullable String value() {
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        boolean comment = false;
        int kept = 0;
        for (; at < text.length() && text.charAt(at) != '\n'; at++) {
            char c = text.charAt(at);
            boolean endOfLine = c == '\r' && text.startsWith("\n", at + 1);
            if (comment || endOfLine) {
                continue;
            }
            if (!quoted && Character.isWhitespace(c)) {
                value.append(value.isEmpty() ? "" : c);
                continue;
            }
            if (!quoted && (c == '#' || c == ';')) {
                comment = true;
                continue;
            }
            if (c == '"') {
                quoted = !quoted;
                kept = value.length();
                continue;
            }
            if (c == '\\') {
                at += text.startsWith("\r\n", at + 1) ? 1 : 0;
                char next = at + 1 < text.length() ? text.charAt(++at) : '\n';
                int known = "\ntbn\\\"".indexOf(next);
                if (known < 0) {
                    return null;
                }
                value.append(known == 0 ? "" : "\n\t\b\n\\\"".charAt(known));
            } else {
                value.append(c);
            }
            kept = value.length();
        }
        return quoted ? null : value.substring(0, kept);
    }

    private static boolean isName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    }

    private int endOfLine() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private int line() {
        while (counted < at) {
            line += text.charAt(counted++) == '\n' ? 1 : 0;
        }
        return line;
    }
}
