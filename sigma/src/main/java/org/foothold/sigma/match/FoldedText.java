package org.foothold.sigma.match;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.foothold.sigma.text.Fold;

/**
 * Texts in the form that all indices look at: one byte for each UTF-16 unit. A folded ASCII character is itself; every
 * other character is a byte above 0x7F that several characters share. So equal texts have equal bytes whatever their
 * letter case, and equal ASCII bytes are equal texts.
 */
final class FoldedText {
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** Zero bytes that follow every text, so that eight bytes may be read at any of its places. */
    static final int PADDING = 8;

    private static final int ASCII_END = 0x80;

    // Folded units beyond ASCII, each since it first occurred.
    private static final char[] WIDE = new char[0x1_0000];

    private static final long NOT_ASCII = 0xFF80_FF80_FF80_FF80L;
    private static final long EVERY_OTHER = 0x0000_FFFF_0000_FFFFL;
    // What lifts a byte's highest bit for characters from 'A', and for those after 'Z'.
    private static final int FROM_A = 0x3F3F_3F3F;
    private static final int AFTER_Z = 0x2525_2525;
    private static final int HIGHEST_BITS = 0x8080_8080;

    private FoldedText() {}

    /** One UTF-16 unit, folded. */
    static char fold(char unit) {
        if (unit < ASCII_END) {
            return Fold.fold(unit);
        }
        char known = WIDE[unit];
        if (known == 0) {
            // Whoever comes first fills it in; all come to the same.
            known = Fold.fold(unit);
            WIDE[unit] = known;
        }
        return known;
    }

    /** The byte of one UTF-16 unit. */
    static byte of(char unit) {
        char folded = fold(unit);
        return (byte) (folded < ASCII_END ? folded : ASCII_END | ((folded ^ (folded >>> 7)) & (ASCII_END - 1)));
    }

    /** The bytes of a text, without padding. */
    static byte[] of(String text) {
        byte[] folded = new byte[text.length()];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = of(text.charAt(i));
        }
        return folded;
    }

    /** The UTF-16 unit that stands at a place of UTF-16LE text. */
    static char unit(byte[] data, int at) {
        return (char) ((data[at] & 0xFF) | (data[at + 1] << 8));
    }

    /**
     * Folds UTF-16LE text and puts the padding after it.
     *
     * @return whether all of it is ASCII
     */
    static boolean fold(byte[] data, int from, int units, byte[] folded, int at) {
        boolean ascii = true;
        int i = 0;
        for (; i + 4 <= units; i += 4) {
            long four = (long) LONG.get(data, from + 2 * i);
            if ((four & NOT_ASCII) != 0) {
                foldSlowly(data, from + 2 * i, 4, folded, at + i);
                ascii = false;
                continue;
            }
            long pairs = (four | (four >>> 8)) & EVERY_OTHER;
            INT.set(folded, at + i, lowerCase((int) (pairs | (pairs >>> 16))));
        }
        if (i < units) {
            ascii &= foldSlowly(data, from + 2 * i, units - i, folded, at + i);
        }
        LONG.set(folded, at + units, 0L);
        return ascii;
    }

    private static int lowerCase(int four) {
        int upper = (four + FROM_A) & ~(four + AFTER_Z) & HIGHEST_BITS;
        return four | (upper >>> 2);
    }

    private static boolean foldSlowly(byte[] data, int from, int units, byte[] folded, int at) {
        boolean ascii = true;
        for (int i = 0; i < units; i++) {
            char unit = unit(data, from + 2 * i);
            ascii &= unit < ASCII_END;
            folded[at + i] = of(unit);
        }
        return ascii;
    }

    /** Whether folded bytes are all ASCII: then they say all about a text but its letter case. */
    static boolean isAscii(byte[] folded, int from, int to) {
        for (int i = from; i < to; i++) {
            if (folded[i] < 0) {
                return false;
            }
        }
        return true;
    }
}
