package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.List;

/** Splits a line as a shell does where it puts nothing in: quotes and backslashes, and a hash sign that begins a comment. */
final class ShellWords {
    /** A line of a configuration has some words. */
    private static final int MAX_WORDS = 8192;

    private ShellWords() {}

    /** The words; a quote that does not end goes to the end. */
    static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int at = 0; at < text.length() && words.size() < MAX_WORDS; at++) {
            char c = text.charAt(at);
            if (quote == 0 && !begun && c == '#') {
                break;
            } else if (c == '\\' && quote != '\'' && at + 1 < text.length()) {
                char next = text.charAt(++at);
                word.append(quote == '"' && "\"\\$`".indexOf(next) < 0 ? "\\" : "")
                        .append(next);
                begun = true;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                begun = true;
            } else if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }
}
