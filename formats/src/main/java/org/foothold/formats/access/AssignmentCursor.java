package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.foothold.formats.access.Assignments.Entry;
import org.foothold.formats.linux.LineDamage;

/** Goes through a file of variables that a shell or systemd reads, whose values may hold more than a line. */
final class AssignmentCursor {
    /** Files of variables have some hundred. */
    private static final int MAX_PIECES = 1 << 16;

    private static final Pattern NAME = Pattern.compile("([A-Za-z_][A-Za-z0-9_]{0,255}+)(\\+?)=");
    private static final Pattern EXPORT =
            Pattern.compile("(?:export|readonly|declare -x|typeset -x)[ \t]+(?=[A-Za-z_])");

    final List<Entry> entries = new ArrayList<>();
    final List<TextLine> others = new ArrayList<>();
    final List<LineDamage> bad = new ArrayList<>();
    private final String text;
    private final boolean shell;
    private int at;
    private int line = 1;
    private int counted;

    AssignmentCursor(String text, boolean shell) {
        this.text = text;
        this.shell = shell;
    }

    void read() {
        while (next()) {
            if (entries.size() + others.size() >= MAX_PIECES) {
                bad.add(LineDamage.loss(line(), "variables", "at most " + MAX_PIECES, "more"));
                return;
            }
            statement();
        }
    }

    /** Whether anything comes behind blanks and comments. */
    private boolean next() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#' || (c == ';' && !shell)) {
                at = endOfLine();
            } else if (Character.isWhitespace(c) || c == ';' || c == '\0') {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private void statement() {
        int from = at;
        int number = line();
        Matcher export = EXPORT.matcher(text).region(at, text.length());
        boolean exported = shell && export.lookingAt();
        if (exported) {
            at = export.end();
        }
        List<Entry> found = new ArrayList<>();
        Matcher name = NAME.matcher(text);
        while (at < text.length() && name.region(at, text.length()).lookingAt()) {
            int here = line();
            at = name.end();
            String value = shell ? shellValue() : systemdValue();
            found.add(new Entry(here, name.group(1), value, !name.group(2).isEmpty(), exported || !shell));
            blanks();
        }
        boolean ended = at >= text.length() || ";#\n\r".indexOf(text.charAt(at)) >= 0;
        if (ended && !found.isEmpty()) {
            entries.addAll(found);
            return;
        }
        at = endOfLine();
        String rest =
                text.substring(from, Math.min(at, from + TextLines.MAX_LENGTH)).strip();
        if (shell) {
            others.add(new TextLine(number, rest));
        } else {
            entries.addAll(found);
            bad.add(LineDamage.loss(number, "variable", "NAME=value", rest));
        }
    }

    private String shellValue() {
        StringBuilder value = new StringBuilder();
        while (at < text.length() && " \t\r\n;&|".indexOf(text.charAt(at)) < 0) {
            char c = text.charAt(at);
            if (c == '\'') {
                single(value);
            } else if (c == '"') {
                quoted(value);
            } else if (c == '`' || text.startsWith("$(", at)) {
                substitution(value);
            } else if (c == '\\' && at + 1 < text.length()) {
                if (text.charAt(at + 1) != '\n') {
                    value.append(text.charAt(at + 1));
                }
                at += 2;
            } else {
                value.append(c);
                at++;
            }
        }
        return value.toString();
    }

    /** A command whose output is put in stays as it is written. */
    private void substitution(StringBuilder value) {
        int from = at;
        if (text.charAt(at) == '`') {
            int end = text.indexOf('`', at + 1);
            at = end < 0 ? text.length() : end + 1;
        } else {
            int depth = 0;
            do {
                char c = text.charAt(at++);
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            } while (at < text.length() && (depth > 0 || at < from + 2));
        }
        value.append(text, from, at);
    }

    private void single(StringBuilder value) {
        int end = text.indexOf('\'', at + 1);
        if (end < 0) {
            bad.add(LineDamage.flaw(line(), "value", "a closing quote", text.substring(at, endOfLine())));
            end = text.length();
        }
        value.append(text, at + 1, end);
        at = Math.min(text.length(), end + 1);
    }

    private void quoted(StringBuilder value) {
        int from = at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at);
            char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
            if (c == '\\' && (next == '"' || next == '\\' || next == '$' || next == '`')) {
                value.append(next);
                at += 2;
            } else if (c == '\\' && next == '\n') {
                at += 2;
            } else {
                value.append(c);
                at++;
            }
        }
        if (at >= text.length()) {
            at = from;
            bad.add(LineDamage.flaw(line(), "value", "a closing quote", text.substring(from, endOfLine())));
            at = text.length();
        }
        at = Math.min(text.length(), at + 1);
    }

    /** As systemd reads it: blanks are of the value unless they stand at its ends or beside a quote. */
    private String systemdValue() {
        StringBuilder value = new StringBuilder();
        blanks();
        int kept = 0;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            char c = text.charAt(at);
            if (c == '\'' && kept == value.length()) {
                single(value);
                kept = value.length();
                blanks();
            } else if (c == '"' && kept == value.length()) {
                quoted(value);
                kept = value.length();
                blanks();
            } else if (c == '\\' && at + 1 < text.length()) {
                if (text.charAt(at + 1) != '\n') {
                    value.append(text.charAt(at + 1));
                    kept = value.length();
                }
                at += 2;
            } else {
                value.append(c);
                kept = Character.isWhitespace(c) ? kept : value.length();
                at++;
            }
        }
        return value.substring(0, kept);
    }

    private void blanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private int endOfLine() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    /** The line of the place where it is. */
    private int line() {
        while (counted < at) {
            line += text.charAt(counted++) == '\n' ? 1 : 0;
        }
        return line;
    }
}
