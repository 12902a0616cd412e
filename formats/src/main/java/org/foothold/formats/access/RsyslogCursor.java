package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.foothold.formats.access.Rsyslog.Entry;
import org.foothold.formats.access.Rsyslog.Kind;
import org.foothold.formats.linux.LineDamage;
import org.jspecify.annotations.Nullable;

/** Goes through a configuration of rsyslog, in which statements of both languages stand among one another. */
final class RsyslogCursor {
    /** Real files have some hundred. */
    private static final int MAX_ENTRIES = 1 << 16;

    private static final Pattern OBJECT = Pattern.compile(
            "(?i)(action|module|input|include|template|ruleset|global|main_queue|parser|lookup_table|timezone|dyn_stats)\\s{0,9}\\(");
    private static final Pattern PARAMETER = Pattern.compile("([A-Za-z_][\\w.-]{0,64})\\s{0,99}=\\s{0,99}(?=[\"'\\[])");
    private static final Pattern DIRECTIVE = Pattern.compile("\\$([A-Za-z]\\w{1,64})(?:[ \t]+([^\n]{0,4096}))?");

    /** A selector, a property filter or an ampersand, then an action. */
    private static final Pattern RULE = Pattern.compile(
            "(&|:[^\n,]{1,128},[^\n,]{1,64},[ \t]*\"(?:[^\"\\\\\n]|\\\\.){0,512}\"|[\\w*,;.=!/-]{1,512})[ \t]+([^\n]{1,4096})");

    private static final Pattern THEN = Pattern.compile("([^\n]{0,2048}?)\\bthen[ \t]+([^{\n]{1,4096})");
    private static final Pattern WORD = Pattern.compile("(?:if|else|call|set|unset|reset|foreach|stop|continue)\\b");

    final List<Entry> entries = new ArrayList<>();
    final List<LineDamage> bad = new ArrayList<>();
    private final String text;
    private int at;
    private int line = 1;
    private int counted;

    RsyslogCursor(String text) {
        this.text = text;
    }

    void read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (entries.size() == MAX_ENTRIES) {
                bad.add(LineDamage.loss(line(), "statements", "at most " + MAX_ENTRIES, "more"));
                return;
            }
            if (c == '#') {
                at = endOfLine();
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                at = end < 0 ? text.length() : end + 2;
            } else if (Character.isWhitespace(c) || c == '{' || c == '}' || c == '\0') {
                at++;
            } else {
                statement();
            }
        }
    }

    private void statement() {
        Matcher object = here(OBJECT);
        if (object != null) {
            object(object.group(1).toLowerCase(Locale.ROOT), object.end());
            return;
        }
        Matcher directive = here(DIRECTIVE);
        if (directive != null) {
            String value = directive.group(2) == null ? "" : withoutComment(directive.group(2));
            add(Kind.DIRECTIVE, directive.group(1).toLowerCase(Locale.ROOT), value, Map.of());
            at = endOfLine();
            return;
        }
        if (here(WORD) != null) {
            condition();
            return;
        }
        Matcher rule = here(RULE);
        if (rule == null) {
            int end = endOfLine();
            String found = text.substring(at, end).strip();
            if (!found.equals("~") && !found.equals(")")) {
                bad.add(LineDamage.loss(line(), "statement", "a selector and an action", found));
            }
            at = end;
            return;
        }
        rule(rule.group(1), rule.group(2), rule.start(2));
    }

    /** Up to the word then, or to a brace or the end of the line, whichever comes first. */
    private void condition() {
        Matcher then = here(THEN);
        if (then != null) {
            rule(then.group(1).strip(), then.group(2), then.start(2));
            return;
        }
        boolean quoted = false;
        while (at < text.length() && text.charAt(at) != '\n' && (quoted || text.charAt(at) != '{')) {
            quoted = (text.charAt(at) == '"') != quoted;
            at++;
        }
    }

    private void rule(String name, String action, int where) {
        int number = line();
        Matcher object = OBJECT.matcher(text).region(where, text.length());
        if (object.lookingAt() || WORD.matcher(action).lookingAt()) {
            at = where;
            return;
        }
        int end = endOfLine();
        entries.add(new Entry(number, Kind.RULE, name, action.strip(), Map.of()));
        at = Math.max(end, where);
    }

    private void object(String name, int from) {
        int number = line();
        Map<String, String> parameters = new LinkedHashMap<>();
        at = from;
        Matcher parameter = PARAMETER.matcher(text);
        while (at < text.length() && text.charAt(at) != ')') {
            if (text.charAt(at) == '#') {
                at = endOfLine();
            } else if (parameter.region(at, text.length()).lookingAt()) {
                at = parameter.end();
                parameters.put(parameter.group(1).toLowerCase(Locale.ROOT), value());
            } else if (text.charAt(at) == '"' || text.charAt(at) == '\'') {
                quoted();
            } else {
                at++;
            }
        }
        if (at >= text.length()) {
            bad.add(LineDamage.flaw(number, name, "a closing parenthesis", "the end"));
        }
        at++;
        entries.add(new Entry(number, Kind.OBJECT, name, "", parameters));
    }

    private String value() {
        if (text.charAt(at) != '[') {
            return quoted();
        }
        List<String> values = new ArrayList<>();
        at++;
        while (at < text.length() && text.charAt(at) != ']') {
            if (text.charAt(at) == '"' || text.charAt(at) == '\'') {
                values.add(quoted());
            } else {
                at++;
            }
        }
        at++;
        return String.join("\n", values);
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        char quote = text.charAt(at++);
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' && at + 1 < text.length() ? 1 : 0;
            value.append(text.charAt(at++));
        }
        at++;
        return value.toString();
    }

    private void add(Kind kind, String name, String value, Map<String, String> parameters) {
        entries.add(new Entry(line(), kind, name, value, parameters));
    }

    private static String withoutComment(String value) {
        int hash = value.indexOf(" #");
        return (hash < 0 ? value : value.substring(0, hash)).strip();
    }

    private @Nullable Matcher here(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        return matcher.lookingAt() ? matcher : null;
    }

    private int endOfLine() {
        int end = text.indexOf('\n', Math.min(at, text.length()));
        return end < 0 ? text.length() : end;
    }

    private int line() {
        while (counted < Math.min(at, text.length())) {
            line += text.charAt(counted++) == '\n' ? 1 : 0;
        }
        return line;
    }
}
