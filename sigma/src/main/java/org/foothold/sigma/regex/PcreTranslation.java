package org.foothold.sigma.regex;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Rewrites what PCRE and the JDK read differently: the very end, brackets in classes, POSIX classes, lone braces. */
public final class PcreTranslation {
    private static final Pattern QUANTIFIER = Pattern.compile("\\{\\d+(,\\d*)?}.*", Pattern.DOTALL);
    private static final Pattern INLINE_MULTI_LINE = Pattern.compile("\\(\\?[a-z]*m");
    private static final Map<String, String> POSIX =
            Map.of("word", "\\w", "ascii", "\\p{ASCII}", "xdigit", "\\p{XDigit}");

    private final String source;
    private final boolean multiLine;
    private final StringBuilder out = new StringBuilder();
    private int at;

    public PcreTranslation(String source, boolean multiLine) {
        this.source = source;
        this.multiLine = multiLine || INLINE_MULTI_LINE.matcher(source).find();
    }

    /** The pattern in the JDK's words. */
    public String translated() {
        out.setLength(0);
        at = 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            switch (c) {
                case '\\' -> escape();
                case '[' -> characterClass();
                case '$' -> replace(1, multiLine ? "$" : "\\z");
                case '{' -> replace(1, QUANTIFIER.matcher(source.substring(at)).matches() ? "{" : "\\{");
                case '(' -> group();
                default -> replace(1, String.valueOf(c));
            }
        }
        return out.toString();
    }

    private void escape() {
        int end = Math.min(at + 2, source.length());
        replace(end - at, source.substring(at, end));
    }

    private void group() {
        if (source.startsWith("(?P<", at)) {
            replace(4, "(?<");
        } else if (source.startsWith("(?P=", at) && source.indexOf(')', at) > 0) {
            int end = source.indexOf(')', at);
            replace(end + 1 - at, "\\k<" + source.substring(at + 4, end) + ">");
        } else {
            replace(1, "(");
        }
    }

    private void characterClass() {
        boolean negated = source.startsWith("[^", at);
        replace(negated ? 2 : 1, negated ? "[^" : "[");
        if (at < source.length() && source.charAt(at) == ']') {
            replace(1, "\\]");
        }
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == ']') {
                replace(1, "]");
                return;
            }
            switch (c) {
                case '\\' -> escape();
                case '[' -> posix();
                case '&' -> replace(1, "\\&");
                default -> replace(1, String.valueOf(c));
            }
        }
    }

    private void posix() {
        int end = source.indexOf(":]", at);
        if (!source.startsWith("[:", at) || end < 0) {
            replace(1, "\\[");
            return;
        }
        boolean negated = source.startsWith("[:^", at);
        String name = source.substring(at + (negated ? 3 : 2), end);
        String set = POSIX.getOrDefault(name, "\\p{" + capital(name) + "}");
        replace(end + 2 - at, negated ? "[^" + set + "]" : set);
    }

    private static String capital(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private void replace(int length, String with) {
        out.append(with);
        at += length;
    }
}
