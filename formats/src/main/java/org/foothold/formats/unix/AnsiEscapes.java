package org.foothold.formats.unix;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Escapes of {@code $'…'}, bash(1), "Quoting". */
final class AnsiEscapes {
    private static final Pattern ESCAPE = Pattern.compile(
            "\\\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|c(.)|(.))",
            Pattern.DOTALL);
    private static final String LETTERS = "abeEfnrtv\\'\"?";
    private static final String MEANT = "\u0007\b\u001b\u001b\f\n\r\t\u000b\\'\"?";
    private static final int OCTAL = 8;
    private static final int HEX = 16;
    private static final int CONTROL = 0x1F;

    private AnsiEscapes() {}

    static String decoded(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        Matcher escape = ESCAPE.matcher(text);
        int at = 0;
        while (escape.find()) {
            out.append(text, at, escape.start());
            append(escape, out);
            at = escape.end();
        }
        return out.append(text, at, text.length()).toString();
    }

    private static void append(Matcher escape, StringBuilder out) {
        if (escape.group(1) != null) {
            out.append((char) (Integer.parseInt(escape.group(1), OCTAL) & 0xFF));
        } else if (escape.group(5) != null) {
            out.append((char) (escape.group(5).charAt(0) & CONTROL));
        } else if (escape.group(6) != null) {
            int letter = LETTERS.indexOf(escape.group(6));
            out.append(letter < 0 ? escape.group() : MEANT.substring(letter, letter + 1));
        } else {
            String digits = escape.group(2) != null
                    ? escape.group(2)
                    : escape.group(3) != null ? escape.group(3) : escape.group(4);
            long point = Long.parseLong(digits, HEX);
            if (point <= Character.MAX_CODE_POINT) {
                out.appendCodePoint((int) point);
            } else {
                out.append(escape.group());
            }
        }
    }
}
