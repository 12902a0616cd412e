package org.foothold.formats.evtx;

import org.foothold.formats.LittleEndian;

/**
 * Windows code page 1252, in which ANSI strings are read because the file does not say theirs. The five bytes it leaves open
 * stand for the control characters of the same number, so that no byte is lost.
 */
final class Ansi {
    private static final String HIGH =
            "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d"
                    + "\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

    private Ansi() {}

    /** The UTF-16 unit of a byte. */
    static char unit(byte one) {
        int code = one & 0xff;
        return code >= 0x80 && code < 0xa0 ? HIGH.charAt(code - 0x80) : (char) code;
    }

    /** Writes a text as UTF-16LE behind itself in the same array, without its trailing NULs; returns the end. */
    static int widen(byte[] bytes, int from, int to, int at) {
        int behind = to;
        while (behind > from && bytes[behind - 1] == 0) {
            behind--;
        }
        int out = at;
        for (int i = from; i < behind; i++) {
            LittleEndian.put16(bytes, out, unit(bytes[i]));
            out += 2;
        }
        return out;
    }
}
