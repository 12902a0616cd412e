package org.foothold.sigma.match;

import java.util.Arrays;
import org.foothold.sigma.regex.LongText;
import org.foothold.sigma.text.CharMask;

/**
 * The values of the event at hand: where each stands as UTF-16LE text, and its folded form. Values of one field are
 * linked in the order in which they came.
 */
final class Values {
    /** No value. */
    static final int NONE = -1;

    // What a matcher keeps for the next event; one that held a huge event gives its memory back.
    private static final int KEPT_BYTES = 1 << 20;

    // A text that holds every character has this mask too; it is looked at again, which only costs time.
    private static final long UNKNOWN = -1;

    private static final long[] BITS = new long[0x100];

    static {
        for (char c = 0; c < 0x80; c++) {
            BITS[c] = CharMask.of(c);
        }
    }

    private byte[][] data = new byte[64][];
    private int[] from = new int[64];
    private int[] to = new int[64];
    // The number that the event knows the value by, of values that are not decoded yet.
    private int[] later = new int[64];
    private LaterText event = LaterText.NONE;
    // Where its folded form stands; none before the first time that it is asked for.
    int[] foldedFrom = new int[64];
    int[] foldedTo = new int[64];
    boolean[] ascii = new boolean[64];
    int[] next = new int[64];
    private long[] masks = new long[64];
    int count;
    final LongText longText = new LongText();

    byte[] folded = new byte[1 << 12];
    private int foldedEnd;

    void clear() {
        count = 0;
        foldedEnd = 0;
        longText.forget();
        if (folded.length > KEPT_BYTES) {
            folded = new byte[KEPT_BYTES];
        }
    }

    /** Adds a value and gives its number. */
    int add(byte[] bytes, int start, int end) {
        if (count == from.length) {
            grow();
        }
        int value = count++;
        data[value] = bytes;
        from[value] = start;
        to[value] = start + ((end - start) & ~1);
        later[value] = NONE;
        foldedFrom[value] = NONE;
        next[value] = NONE;
        return value;
    }

    /** Adds a value that the event decodes when it is asked for, and gives its number; these bytes are how it is written. */
    int addLater(LaterText of, int number, byte[] raw, int start, int end) {
        int value = add(raw, 0, 0);
        // Until it is decoded.
        from[value] = start;
        to[value] = end;
        event = of;
        later[value] = number;
        return value;
    }

    private void decode(int value) {
        from[value] = event.text(later[value]);
        data[value] = event.bytes();
        to[value] = event.textEnd();
        later[value] = NONE;
    }

    /** The array that holds the value. */
    byte[] data(int value) {
        if (later[value] != NONE) {
            decode(value);
        }
        return data[value];
    }

    /** Where the value begins in it. */
    int from(int value) {
        if (later[value] != NONE) {
            decode(value);
        }
        return from[value];
    }

    /** Where the value ends. */
    int to(int value) {
        if (later[value] != NONE) {
            decode(value);
        }
        return to[value];
    }

    /** Sees to it that a value's folded form is there. */
    void fold(int value) {
        if (foldedFrom[value] != NONE) {
            return;
        }
        if (later[value] != NONE && event.plain(later[value])) {
            foldPlain(value);
            return;
        }
        int units = (to(value) - from(value)) / 2;
        int at = foldedEnd;
        if (folded.length - at - FoldedText.PADDING < units) {
            growFolded(units);
        }
        foldedFrom[value] = at;
        foldedTo[value] = at + units;
        ascii[value] = FoldedText.fold(data[value], from[value], units, folded, at);
        foldedEnd = at + units + FoldedText.PADDING;
        masks[value] = UNKNOWN;
    }

    // As it is written: most values are never asked for in another form.
    private void foldPlain(int value) {
        int most = to[value] - from[value];
        int at = foldedEnd;
        if (folded.length - at - FoldedText.PADDING < most) {
            growFolded(most);
        }
        foldedFrom[value] = at;
        foldedTo[value] = PlainText.fold(data[value], from[value], to[value], folded, at);
        ascii[value] = true;
        foldedEnd = foldedTo[value] + FoldedText.PADDING;
        masks[value] = UNKNOWN;
    }

    private void growFolded(int units) {
        long wanted = (long) foldedEnd + units + FoldedText.PADDING;
        folded = Arrays.copyOf(folded, Math.toIntExact(Math.max(wanted, Math.min(2L * folded.length, 1 << 30))));
    }

    private void grow() {
        int capacity = from.length * 2;
        data = Arrays.copyOf(data, capacity);
        from = Arrays.copyOf(from, capacity);
        to = Arrays.copyOf(to, capacity);
        later = Arrays.copyOf(later, capacity);
        foldedFrom = Arrays.copyOf(foldedFrom, capacity);
        foldedTo = Arrays.copyOf(foldedTo, capacity);
        ascii = Arrays.copyOf(ascii, capacity);
        next = Arrays.copyOf(next, capacity);
        masks = Arrays.copyOf(masks, capacity);
    }

    /** Which characters the value holds ({@link CharMask}). */
    long mask(int value) {
        fold(value);
        if (masks[value] == UNKNOWN) {
            long mask = 0;
            for (int i = foldedFrom[value]; i < foldedTo[value]; i++) {
                mask |= BITS[folded[i] & 0xFF];
            }
            masks[value] = mask;
        }
        return masks[value];
    }

    /** The value as text, unit by unit as it was handed over. */
    String text(int value) {
        char[] units = new char[(to(value) - from(value)) / 2];
        for (int i = 0; i < units.length; i++) {
            units[i] = FoldedText.unit(data[value], from[value] + 2 * i);
        }
        return new String(units);
    }
}
