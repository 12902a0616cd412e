package org.foothold.formats.json;

import static org.foothold.formats.LittleEndian.i64;

/**
 * Goes through the escapes of a JSON text (RFC 8259, section 7). Paths of Windows have one every few characters, so they are
 * found for 64 bytes at once: what is looked for from one to the next is guessed wrong by the processor nearly every time.
 */
final class Escapes {
    /** All escapes are right, and each is a character behind a backslash. */
    static final int BEHIND_A_BACKSLASH = -1;

    /** All escapes are right, and some write a character by its number. */
    static final int BY_NUMBER = -2;

    private static final long ONES = 0x0101010101010101L;
    private static final long LOWS = 0x7F7F7F7F7F7F7F7FL;
    private static final long BACKSLASHES = '\\' * ONES;

    // Brings the highest bits of eight bytes, moved to the lowest, together in the highest byte.
    private static final long GATHER = 0x0102040810204080L;

    /** Letters behind {@code \\u}, with it. */
    private static final int NUMBER_LENGTH = 6;

    private static final byte WRONG = 0;
    private static final byte LETTER = 1;
    private static final byte NUMBER = 2;

    private static final byte[] KINDS = new byte[256];

    static {
        for (char letter : "\"\\/bfnrt".toCharArray()) {
            KINDS[letter] = LETTER;
        }
        KINDS['u'] = NUMBER;
    }

    private Escapes() {}

    /**
     * Checks a text that ends before a quotation mark which is not escaped.
     *
     * @return {@link #BEHIND_A_BACKSLASH}, {@link #BY_NUMBER}, or the place behind the backslash of the first that is wrong
     */
    static int check(byte[] source, int from, int to) {
        int result = BEHIND_A_BACKSLASH;
        // Whether the last byte of what was looked at escapes the next.
        int skipped = 0;
        for (int at = from; at < to; at += Long.SIZE) {
            long bits = backslashes(source, at, Math.min(to, at + Long.SIZE)) & (-1L << skipped);
            skipped = 0;
            while (bits != 0) {
                int bit = Long.numberOfTrailingZeros(bits);
                int letter = at + bit + 1;
                byte kind = KINDS[source[letter] & 0xFF];
                if (kind != LETTER) {
                    if (kind == WRONG || letter + NUMBER_LENGTH - 1 > to || JsonText.hex(source, letter + 1) < 0) {
                        return letter;
                    }
                    result = BY_NUMBER;
                }
                skipped = bit == Long.SIZE - 1 ? 1 : 0;
                bits &= (bits - 1) & ~(2L << bit);
            }
        }
        return result;
    }

    /** A bit for each of up to 64 bytes that is a backslash. */
    private static long backslashes(byte[] source, int from, int to) {
        long bits = 0;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            bits |= backslashes(i64(source, at)) << (at - from);
        }
        for (; at < to; at++) {
            bits |= (source[at] == '\\' ? 1L : 0L) << (at - from);
        }
        return bits;
    }

    private static long backslashes(long word) {
        long other = word ^ BACKSLASHES;
        long marks = ~(((other & LOWS) + LOWS) | other | LOWS);
        return ((marks >>> 7) * GATHER) >>> 56;
    }
}
