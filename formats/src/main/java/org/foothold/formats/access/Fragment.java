package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a configuration of nested blocks, up to the sign that ends it.
 *
 * @param line where it begins
 * @param text without comments, and without blanks at its ends
 * @param end a semicolon, a brace, or a blank at the end of the file
 */
record Fragment(int line, String text, char end) {
    /** Statements of one file; real ones have some thousand. */
    private static final int MAX_COUNT = 1 << 17;

    /**
     * The pieces of a text.
     *
     * @param slashes whether two slashes, or one with a star, begin a comment, beside the hash sign
     * @param escapes whether a backslash makes a quote mean itself
     */
    static List<Fragment> of(String text, boolean slashes, boolean escapes) {
        List<Fragment> fragments = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int line = 1;
        int first = 1;
        boolean quoted = false;
        for (int at = 0; at < text.length() && fragments.size() < MAX_COUNT; at++) {
            char c = text.charAt(at);
            if (piece.isEmpty()) {
                first = line;
            }
            line += c == '\n' ? 1 : 0;
            if (quoted) {
                piece.append(c);
                if (escapes && c == '\\' && at + 1 < text.length()) {
                    piece.append(text.charAt(++at));
                } else {
                    quoted = c != '"';
                }
            } else if (comment(text, at, slashes, piece.isEmpty())) {
                int end = endOfComment(text, at);
                // The line of what comes behind it is counted on.
                for (; at < end; at++) {
                    line += text.charAt(at) == '\n' && at > 0 ? 1 : 0;
                }
                at--;
            } else if (c == ';' || c == '{' || c == '}') {
                fragments.add(new Fragment(first, piece.toString().strip(), c));
                piece.setLength(0);
            } else if (!piece.isEmpty() || !Character.isWhitespace(c)) {
                quoted = c == '"';
                piece.append(c);
            }
        }
        if (!piece.toString().isBlank()) {
            fragments.add(new Fragment(first, piece.toString().strip(), ' '));
        }
        return fragments;
    }

    private static boolean comment(String text, int at, boolean slashes, boolean begins) {
        if (text.charAt(at) == '#') {
            // Of APT, and only where it begins a piece.
            return !(begins && slashes && (text.startsWith("#clear", at) || text.startsWith("#include", at)));
        }
        return slashes && (text.startsWith("//", at) || text.startsWith("/*", at));
    }

    private static int endOfComment(String text, int at) {
        boolean block = text.startsWith("/*", at);
        int end = block ? text.indexOf("*/", at + 2) : text.indexOf('\n', at);
        return end < 0 ? text.length() : block ? end + 2 : end;
    }
}
