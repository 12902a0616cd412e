package org.foothold.formats.unix;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The words of a value in systemd.syntax(7), "Quoting": quotes anywhere in a word, escapes as in C. */
final class UnitWords {
    private static final String LETTERS = "abfnrtv\\\"'s";
    private static final String MEANT = "\u0007\b\f\n\r\t\u000b\\\"' ";
    private static final int HEX = 16;
    private static final int OCTAL = 8;

    private final String text;
    private int at;
    private boolean broken;

    UnitWords(String text) {
        this.text = text;
        blanks();
    }

    /** Whether a quote was not closed, or a backslash stood at the end. */
    boolean broken() {
        return broken;
    }

    /** Passes over a semicolon that stands alone. */
    boolean semicolon() {
        return sign(";");
    }

    /** Passes over a semicolon that stands alone behind a backslash. */
    boolean escapedSemicolon() {
        return sign("\\;");
    }

    /** The next word, or null. */
    @Nullable
    String next() {
        if (at >= text.length()) {
            return null;
        }
        StringBuilder word = new StringBuilder();
        char quote = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (quote == 0 && UnitCommand.isBlank(c)) {
                break;
            }
            at++;
            if (c == '\\') {
                broken = at >= text.length();
                escape(word);
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else {
                word.append(c);
            }
        }
        broken |= quote != 0;
        blanks();
        return broken ? null : word.toString();
    }

    private boolean sign(String sign) {
        int end = at + sign.length();
        boolean there = text.startsWith(sign, at) && (end == text.length() || UnitCommand.isBlank(text.charAt(end)));
        if (there) {
            at = end;
            blanks();
        }
        return there;
    }

    private void blanks() {
        while (at < text.length() && UnitCommand.isBlank(text.charAt(at))) {
            at++;
        }
    }

    private void escape(StringBuilder word) {
        if (at >= text.length()) {
            return;
        }
        char c = text.charAt(at);
        int letter = LETTERS.indexOf(c);
        boolean taken = letter >= 0
                || switch (c) {
                    case 'x' -> bytes(word, 1, 2, HEX);
                    case 'u' -> number(word, 4);
                    case 'U' -> number(word, 8);
                    default -> c >= '0' && c <= '3' && bytes(word, 0, 3, OCTAL);
                };
        if (letter >= 0) {
            word.append(MEANT.charAt(letter));
            at++;
        } else if (!taken) {
            word.append('\\').append(c);
            at++;
        }
    }

    private boolean bytes(StringBuilder word, int skipped, int digits, int radix) {
        int value = digits(at + skipped, digits, radix);
        if (value <= 0) {
            return false;
        }
        at += skipped + digits;
        byte[] run = {(byte) value};
        word.append(new String(run, value < 0x80 ? StandardCharsets.US_ASCII : StandardCharsets.ISO_8859_1));
        return true;
    }

    private boolean number(StringBuilder word, int digits) {
        int value = digits(at + 1, digits, HEX);
        if (value <= 0 || !Character.isValidCodePoint(value)) {
            return false;
        }
        at += 1 + digits;
        word.appendCodePoint(value);
        return true;
    }

    private int digits(int from, int count, int radix) {
        if (from + count > text.length()) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < from + count; i++) {
            int digit = Character.digit(text.charAt(i), radix);
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value > Character.MAX_CODE_POINT ? -1 : (int) value;
    }
}
