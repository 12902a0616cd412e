package org.foothold.sigma.match;

import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.text.Fold;
import org.jspecify.annotations.Nullable;

/** The texts that a partition looks for, folded; for those that folded bytes do not tell wholly, their units too. */
final class Literals {
    private final byte[] bytes;
    private final int[] starts;
    private final List<char @Nullable []> units;
    private final boolean[] cased;

    private Literals(byte[] bytes, int[] starts, List<char @Nullable []> units, boolean[] cased) {
        this.bytes = bytes;
        this.starts = starts;
        this.units = units;
        this.cased = cased;
    }

    /** Literals being collected. */
    static final class Builder {
        private final ByteSink bytes = new ByteSink();
        private final IntList starts = new IntList();
        private final List<char @Nullable []> units = new ArrayList<>();
        private final List<Boolean> cased = new ArrayList<>();

        /** Adds a literal and gives its number. */
        int add(String text, boolean isCased) {
            byte[] folded = FoldedText.of(text);
            starts.add(bytes.size());
            bytes.putBytes(folded);
            boolean plain = !isCased && FoldedText.isAscii(folded, 0, folded.length);
            units.add(plain ? null : (isCased ? text : Fold.fold(text)).toCharArray());
            cased.add(isCased);
            return starts.size() - 1;
        }

        int length(int literal) {
            return (literal + 1 < starts.size() ? starts.get(literal + 1) : bytes.size()) - starts.get(literal);
        }

        /** Whether the literal has a character beyond ASCII. */
        boolean isWide(int literal) {
            char[] wanted = units.get(literal);
            if (wanted == null) {
                return false;
            }
            for (char unit : wanted) {
                if (FoldedText.of(unit) < 0) {
                    return true;
                }
            }
            return false;
        }

        Literals build() {
            starts.add(bytes.size());
            // Eight bytes may be read at any place.
            bytes.putBytes(new byte[FoldedText.PADDING]);
            boolean[] flags = new boolean[cased.size()];
            for (int i = 0; i < flags.length; i++) {
                flags[i] = cased.get(i);
            }
            return new Literals(bytes.toArray(), starts.toArray(), new ArrayList<>(units), flags);
        }
    }

    int count() {
        return cased.length;
    }

    byte[] bytes() {
        return bytes;
    }

    int start(int literal) {
        return starts[literal];
    }

    int length(int literal) {
        return starts[literal + 1] - starts[literal];
    }

    /**
     * Whether a literal stands at a place of a folded value, which is long enough.
     *
     * @param shift what to add to twice that place to have it in the UTF-16LE text
     */
    boolean stands(int literal, byte[] folded, int at, byte[] data, int shift) {
        int start = starts[literal];
        int end = starts[literal + 1];
        for (int i = start, j = at; i < end; i++, j++) {
            if (bytes[i] != folded[j]) {
                return false;
            }
        }
        return units.get(literal) == null || isEqual(literal, data, 2 * at + shift);
    }

    // Whether the literal, whose folded bytes stand there, really stands there.
    private boolean isEqual(int literal, byte[] data, int at) {
        char[] wanted = units.get(literal);
        if (wanted == null) {
            return true;
        }
        for (int i = 0; i < wanted.length; i++) {
            char unit = FoldedText.unit(data, at + 2 * i);
            if (wanted[i] != (cased[literal] ? unit : Fold.fold(unit))) {
                return false;
            }
        }
        return true;
    }

    /** The folded units of a literal that is not all ASCII, or whose case counts. */
    char[] foldedUnits(int literal) {
        char[] wanted = units.get(literal);
        if (wanted == null) {
            throw new IllegalArgumentException("literal " + literal + " is known by its bytes");
        }
        char[] folded = new char[wanted.length];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = Fold.fold(wanted[i]);
        }
        return folded;
    }
}
