package org.foothold.sigma.text;

/**
 * Sets of folded characters in 64 bits: a text can only hold a pattern's characters when its mask has all bits of the
 * pattern's mask. Space to {@code _} have a bit each, the few characters from {@code `} that are no letters share one;
 * control characters and everything beyond ASCII have none.
 */
public final class CharMask {
    private static final long[] BITS = new long[0x80];

    static {
        for (int c = 0x20; c < 0x80; c++) {
            BITS[c] = 1L << (c < 0x60 ? c - 0x20 : c - 0x40);
        }
    }

    private CharMask() {}

    /** The bit of a folded character; 0 for a character without one. */
    public static long of(char folded) {
        return folded < 0x80 ? BITS[folded] : 0;
    }

    /** The bits of all characters of a text, which is folded on the way. */
    public static long of(CharSequence text) {
        long mask = 0;
        for (int i = 0; i < text.length(); i++) {
            mask |= of(Fold.fold(text.charAt(i)));
        }
        return mask;
    }
}
