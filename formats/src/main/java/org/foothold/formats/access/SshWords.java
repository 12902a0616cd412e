package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a line of the configuration of OpenSSH: its keyword ends at white space or, unless it is quoted, one equals sign, and its arguments are
 * split as the program does it, where a hash sign begins a comment and quotes hold a word together.
 */
final class SshWords {
    private static final String BLANKS = " \t\r\f";

    /** A line of patterns can be long; more than this is no configuration. */
    private static final int MAX_WORDS = 8192;

    private SshWords() {}

    /** The keyword and where its arguments begin; null where a quote of the keyword does not end. */
    record Keyword(String text, String rest) {}

    static @Nullable Keyword keyword(String line) {
        String text = line.strip();
        if (text.startsWith("\"")) {
            int quote = text.indexOf('"', 1);
            return quote < 0 ? null : new Keyword(text.substring(1, quote), text.substring(skip(text, quote + 1)));
        }
        int end = 0;
        while (end < text.length() && BLANKS.indexOf(text.charAt(end)) < 0 && "\"=".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String word = text.substring(0, end);
        int at = skip(text, end);
        if (at < text.length() && text.charAt(at) == '=') {
            at = skip(text, at + 1);
        }
        return new Keyword(word, text.substring(at));
    }

    /** The words of a text; null where a quote does not end. */
    static @Nullable List<String> split(String text) {
        List<String> words = new ArrayList<>();
        int at = skip(text, 0);
        while (at < text.length() && text.charAt(at) != '#' && words.size() < MAX_WORDS) {
            StringBuilder word = new StringBuilder();
            char quote = 0;
            for (; at < text.length(); at++) {
                char c = text.charAt(at);
                char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
                if (c == '\\' && (next == '\'' || next == '"' || next == '\\' || (quote == 0 && next == ' '))) {
                    word.append(next);
                    at++;
                } else if (quote == 0 && (c == ' ' || c == '\t')) {
                    break;
                } else if (quote == 0 && (c == '"' || c == '\'')) {
                    quote = c;
                } else if (quote != 0 && c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            }
            if (quote != 0) {
                return null;
            }
            words.add(word.toString());
            at = skip(text, at);
        }
        return words;
    }

    private static int skip(String text, int from) {
        int at = from;
        while (at < text.length() && BLANKS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
