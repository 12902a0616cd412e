package org.foothold.sigma.regex;

/** Reads a pattern code point by code point, and knows the escapes that stand for one character. */
final class PatternCursor {
    /** What a peek sees behind the pattern's end. */
    static final int END = -1;

    private final String pattern;
    private int at;

    PatternCursor(String pattern) {
        this.pattern = pattern;
    }

    int at() {
        return at;
    }

    void moveTo(int place) {
        at = place;
    }

    boolean ended() {
        return at >= pattern.length();
    }

    int peek() {
        return ended() ? END : pattern.codePointAt(at);
    }

    int take() throws RegexSyntaxException {
        if (ended()) {
            throw error("the pattern ends too early");
        }
        int c = pattern.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    boolean sees(String text) {
        return pattern.startsWith(text, at);
    }

    boolean takeIf(String text) {
        if (!sees(text)) {
            return false;
        }
        at += text.length();
        return true;
    }

    /** The text up to the terminator, which is taken too. */
    String takeUntil(String terminator) throws RegexSyntaxException {
        int end = pattern.indexOf(terminator, at);
        if (end < 0) {
            throw error("'" + terminator + "' is missing");
        }
        String text = pattern.substring(at, end);
        at = end + terminator.length();
        return text;
    }

    /** Goes behind the next line feed, or to the end. */
    void skipLine() {
        int end = pattern.indexOf('\n', at);
        at = end < 0 ? pattern.length() : end + 1;
    }

    /** A decimal number of at most six digits, or {@link #END} when no digit is here. */
    int takeNumber() throws RegexSyntaxException {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start) {
            return END;
        }
        if (at - start > 6) {
            throw new RegexSyntaxException("the number is too large", start);
        }
        return Integer.parseInt(pattern, start, at, 10);
    }

    RegexSyntaxException error(String message) {
        return new RegexSyntaxException(message, Math.min(at, pattern.length()));
    }

    /** The character that an escape stands for, its letter being taken already; {@link #END} for other escapes. */
    int character(int letter) throws RegexSyntaxException {
        return switch (letter) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'f' -> '\f';
            case 'a' -> 0x07;
            case 'e' -> 0x1B;
            case '0' -> octal();
            case 'x' -> takeIf("{") ? braced() : hex(1, 2);
            case 'u' -> takeIf("{") ? braced() : hex(4, 4);
            case 'c' -> control();
            default -> isLetterOrDigit(letter) ? END : letter;
        };
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private int control() throws RegexSyntaxException {
        int c = take();
        if (c < '?' || c > 'z') {
            throw error("\\c needs a letter");
        }
        return (c >= 'a' ? c - 0x20 : c) ^ 0x40;
    }

    private int octal() {
        int value = 0;
        for (int digits = 0; digits < 2 && peek() >= '0' && peek() <= '7'; digits++) {
            value = 8 * value + peek() - '0';
            at++;
        }
        return value;
    }

    private int braced() throws RegexSyntaxException {
        int value = hex(1, 6);
        if (!takeIf("}")) {
            throw error("'}' is missing after hexadecimal digits");
        }
        if (value > Character.MAX_CODE_POINT) {
            throw error("there is no such code point");
        }
        return value;
    }

    private int hex(int least, int most) throws RegexSyntaxException {
        int value = 0;
        int digits = 0;
        while (digits < most && !ended() && Character.digit(pattern.charAt(at), 16) >= 0 && pattern.charAt(at) < 0x80) {
            value = 16 * value + Character.digit(pattern.charAt(at), 16);
            at++;
            digits++;
        }
        if (digits < least) {
            throw error("hexadecimal digits are missing");
        }
        return value;
    }
}
