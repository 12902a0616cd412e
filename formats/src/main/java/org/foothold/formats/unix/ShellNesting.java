package org.foothold.formats.unix;

/** Finds where a nested piece of shell text ends, without recursion, so that a hostile text cannot go too deep. */
final class ShellNesting {
    private final String text;
    private final StringBuilder open = new StringBuilder();
    private int at;

    private ShellNesting(String text, int from, char closer) {
        this.text = text;
        this.at = from;
        open.append(closer);
    }

    /** Where the sign stands that closes what was opened before {@code from}, or the length of the text. */
    static int end(String text, int from, char closer) {
        return new ShellNesting(text, from, closer).end();
    }

    private int end() {
        while (at < text.length()) {
            char top = open.charAt(open.length() - 1);
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == top) {
                open.setLength(open.length() - 1);
                if (open.isEmpty()) {
                    return at;
                }
            } else if (top != '`') {
                other(c, top);
            }
            at++;
        }
        return text.length();
    }

    private void other(char c, char top) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        if (c == '`') {
            open.append('`');
        } else if (c == '$' && (next == '(' || next == '{')) {
            open.append(next == '(' ? ')' : '}');
            at++;
        } else if (top != '"') {
            unquoted(c, top);
        }
    }

    private void unquoted(char c, char top) {
        boolean quoted = top == '}' && open.length() > 1 && open.charAt(open.length() - 2) == '"';
        if (c == '"') {
            open.append('"');
        } else if (c == '\'' && !quoted) {
            at = closing(text, at + 1, at > 0 && text.charAt(at - 1) == '$');
        } else if (c == '(' && top == ')') {
            open.append(')');
        } else if (c == '#' && top == ')' && at > 0 && " \t\n;(&|".indexOf(text.charAt(at - 1)) >= 0) {
            int line = text.indexOf('\n', at);
            at = line < 0 ? text.length() : line;
        }
    }

    /** Where a single quote closes, or the length of the text. */
    static int closing(String text, int from, boolean escapes) {
        for (int i = from; i < text.length(); i++) {
            if (escapes && text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '\'') {
                return i;
            }
        }
        return text.length();
    }
}
