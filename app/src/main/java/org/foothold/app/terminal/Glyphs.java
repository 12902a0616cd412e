package org.foothold.app.terminal;

/**
 * Text as a terminal shows it: how many columns it takes (after Unicode's East Asian Width, UAX 11), cut to a width, and
 * with every character that would steer the terminal made visible instead.
 */
public final class Glyphs {
    private static final String CUT = "…";

    /** First and last code point of the ranges that take two columns. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x2614, 0x2615, 0x2648, 0x2653, 0x26A1, 0x26A1,
        0x2705, 0x2705, 0x274C, 0x274C, 0x2E80, 0x303E, 0x3041, 0x33FF, 0x3400, 0x4DBF, 0x4E00, 0xA4CF, 0xA960, 0xA97F,
        0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x18DFF, 0x1AFF0,
        0x1B2FF, 0x1F004, 0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F18E, 0x1F191, 0x1F19A, 0x1F200, 0x1F320, 0x1F32D,
        0x1F335, 0x1F337, 0x1F37C, 0x1F37E, 0x1F393, 0x1F3A0, 0x1F3CA, 0x1F3E0, 0x1F3F0, 0x1F3F4, 0x1F3F4, 0x1F3F8,
        0x1F43E, 0x1F440, 0x1F440, 0x1F442, 0x1F4FC, 0x1F4FF, 0x1F53D, 0x1F54B, 0x1F567, 0x1F5A4, 0x1F5A4, 0x1F5FB,
        0x1F64F, 0x1F680, 0x1F6C5, 0x1F6CC, 0x1F6CC, 0x1F6D0, 0x1F6DF, 0x1F6EB, 0x1F6FC, 0x1F7E0, 0x1F7EB, 0x1F90C,
        0x1F9FF, 0x1FA70, 0x1FAFF, 0x20000, 0x3FFFD
    };

    private Glyphs() {}

    /** The number of columns this text takes. */
    public static int width(String text) {
        return text.codePoints().map(Glyphs::width).sum();
    }

    /** The text, or its beginning and an ellipsis, in at most this many columns. */
    public static String fit(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        StringBuilder cut = new StringBuilder();
        int left = columns - 1;
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            left -= width(codePoint);
            if (left < 0) {
                break;
            }
            cut.appendCodePoint(codePoint);
            at += Character.charCount(codePoint);
        }
        return columns < 1 ? "" : cut + CUT;
    }

    /** The text, or an ellipsis and its end, in at most this many columns. */
    public static String fitEnd(String text, int columns) {
        int from = 0;
        int width = width(text);
        if (width <= columns) {
            return text;
        }
        while (width > columns - 1 && from < text.length()) {
            int codePoint = text.codePointAt(from);
            width -= width(codePoint);
            from += Character.charCount(codePoint);
        }
        return columns < 1 ? "" : CUT + text.substring(from);
    }

    /** The text, cut or filled with blanks to exactly this many columns. */
    public static String pad(String text, int columns) {
        String fitted = fit(text, columns);
        return fitted + " ".repeat(Math.max(0, columns - width(fitted)));
    }

    /**
     * The text with control characters, escape sequences and marks that turn the direction of writing spelled out, so that
     * no value of an event can move the cursor, paint, or make one name look like another.
     */
    public static String visible(String text) {
        StringBuilder safe = null;
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            int next = at + Character.charCount(codePoint);
            if (steers(codePoint)) {
                if (safe == null) {
                    safe = new StringBuilder(text.substring(0, at));
                }
                safe.append(spelled(codePoint));
            } else if (safe != null) {
                safe.appendCodePoint(codePoint);
            }
            at = next;
        }
        return safe == null ? text : safe.toString();
    }

    private static boolean steers(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> true;
            default -> false;
        };
    }

    private static String spelled(int codePoint) {
        return switch (codePoint) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> codePoint < 0x100 ? String.format("\\x%02x", codePoint) : String.format("\\u{%x}", codePoint);
        };
    }

    private static int width(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            default -> codePoint >= WIDE[0] && wide(codePoint) ? 2 : 1;
        };
    }

    private static boolean wide(int codePoint) {
        int low = 0;
        int high = WIDE.length / 2 - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (codePoint > WIDE[2 * middle + 1]) {
                low = middle + 1;
            } else if (codePoint < WIDE[2 * middle]) {
                high = middle - 1;
            } else {
                return true;
            }
        }
        return false;
    }
}
