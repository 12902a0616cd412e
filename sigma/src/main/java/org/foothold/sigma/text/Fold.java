package org.foothold.sigma.text;

/**
 * Simple case folding, one character to one, as in the statuses C and S of Unicode's CaseFolding.txt; the Turkic letters
 * U+0130 and U+0131 stay themselves. Two texts agree without regard to case when their folded characters are equal.
 */
public final class Fold {
    private static final int ASCII = 0x80;
    private static final char[] TABLE = new char[ASCII];

    static {
        for (char c = 0; c < ASCII; c++) {
            TABLE[c] = c >= 'A' && c <= 'Z' ? (char) (c + 0x20) : c;
        }
    }

    private Fold() {}

    /** The folded form of one UTF-16 unit; a surrogate is itself, so letters beyond U+FFFF keep their case here. */
    public static char fold(char c) {
        return c < ASCII ? TABLE[c] : (char) foldWide(c);
    }

    /** The folded form of a code point. */
    public static int fold(int codePoint) {
        return codePoint < ASCII ? TABLE[codePoint] : foldWide(codePoint);
    }

    /** The text with each of its UTF-16 units folded; its length stays. */
    public static String fold(String text) {
        char[] units = text.toCharArray();
        for (int i = 0; i < units.length; i++) {
            units[i] = fold(units[i]);
        }
        return new String(units);
    }

    // Kept apart so that the ASCII path stays small enough to be inlined everywhere.
    private static int foldWide(int c) {
        return switch (c) {
            case 0x130, 0x131 -> c;
            // These pairs have no simple upper-case letter in common, which the general rule needs.
            case 0x1FD3 -> 0x390;
            case 0x1FE3 -> 0x3B0;
            case 0xFB05 -> 0xFB06;
            default -> Character.toLowerCase(Character.toUpperCase(c));
        };
    }
}
