package org.foothold.sigma.match;

/** Values that are written plainly ({@link LaterText#plain}), folded as {@link FoldedText} does without being decoded first. */
final class PlainText {
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long TOPS = 0x8080_8080_8080_8080L;
    private static final long BACKSLASHES = '\\' * ONES;

    // What lifts a byte's highest bit for characters from 'A', and for those after 'Z'.
    private static final long FROM_A = 0x3F * ONES;
    private static final long AFTER_Z = 0x25 * ONES;

    /** What stands behind a backslash for something else than itself. */
    private static final byte[] LETTERS = new byte[0x80];

    static {
        for (int c = 0; c < LETTERS.length; c++) {
            LETTERS[c] = (byte) c;
        }
        LETTERS['b'] = '\b';
        LETTERS['f'] = '\f';
        LETTERS['n'] = '\n';
        LETTERS['r'] = '\r';
        LETTERS['t'] = '\t';
    }

    private PlainText() {}

    /**
     * Folds a value and puts the padding after it; there is room for as many bytes as are written, and the padding.
     *
     * @return where the folded value ends
     */
    static int fold(byte[] raw, int from, int to, byte[] folded, int at) {
        int here = from;
        int end = at;
        while (to - here >= Long.BYTES) {
            long word = (long) FoldedText.LONG.get(raw, here);
            long other = word ^ BACKSLASHES;
            // The lowest bit tells the first.
            long marks = (other - ONES) & ~other & TOPS;
            FoldedText.LONG.set(folded, end, lowerCase(word));
            if (marks == 0) {
                here += Long.BYTES;
                end += Long.BYTES;
                continue;
            }
            int plain = Long.numberOfTrailingZeros(marks) >>> 3;
            here += plain;
            end += plain;
            if (here + 1 < to) {
                folded[end++] = LETTERS[raw[here + 1]];
            }
            here += 2;
        }
        while (here < to) {
            byte c = raw[here++];
            if (c == '\\' && here < to) {
                folded[end++] = LETTERS[raw[here++]];
            } else {
                folded[end++] = c >= 'A' && c <= 'Z' ? (byte) (c + 0x20) : c;
            }
        }
        FoldedText.LONG.set(folded, end, 0L);
        return end;
    }

    private static long lowerCase(long word) {
        long upper = (word + FROM_A) & ~(word + AFTER_Z) & TOPS;
        return word | (upper >>> 2);
    }
}
