package org.foothold.sigma.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.foothold.sigma.text.Fold;
import org.jspecify.annotations.Nullable;

/** The texts that a partition looks for, folded; for those that folded bytes do not tell wholly, their units too. */
final class Literals {
    private final byte[] bytes;
    private final int[] starts;
    private final List<char @Nullable []> units;
    private final BitSet cased;

    private Literals(byte[] bytes, int[] starts, List<char @Nullable []> units, BitSet cased) {
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
        private final BitSet cased = new BitSet();

        /** Adds the folded bytes that the cursor is at, as a literal, and gives its number. */
        int addFolded(ByteCursor cursor, int length) {
            starts.add(bytes.size());
            cursor.copy(length, bytes);
            units.add(null);
            return starts.size() - 1;
        }

        /** Says how a literal is written whose folded bytes do not tell all. */
        void setText(int literal, String text, boolean isCased) {
            units.set(literal, (isCased ? text : Fold.fold(text)).toCharArray());
            cased.set(literal, isCased);
        }

        /** Whether a literal has a folded character that is none of these. */
        boolean hasOtherThan(int literal, String characters) {
            int end = starts.get(literal) + length(literal);
            for (int at = starts.get(literal); at < end; at++) {
                if (characters.indexOf(bytes.at(at)) < 0) {
                    return true;
                }
            }
            return false;
        }

        int length(int literal) {
            return (literal + 1 < starts.size() ? starts.get(literal + 1) : bytes.size()) - starts.get(literal);
        }

        Literals build() {
            starts.add(bytes.size());
            // Eight bytes may be read at any place.
            bytes.putBytes(new byte[FoldedText.PADDING]);
            return new Literals(bytes.toArray(), starts.toArray(), new ArrayList<>(units), cased);
        }
    }

    int count() {
        return units.size();
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

    /** Whether a literal stands at a place of the folded bytes of a value, which is long enough. */
    boolean stands(int literal, byte[] folded, int at, Values values, int value) {
        int start = starts[literal];
        int end = starts[literal + 1];
        for (int i = start, j = at; i < end; i++, j++) {
            if (bytes[i] != folded[j]) {
                return false;
            }
        }
        return units.get(literal) == null || isEqual(literal, values, value, at - values.foldedFrom[value]);
    }

    // Whether the literal, whose folded bytes stand there, really stands there.
    private boolean isEqual(int literal, Values values, int value, int place) {
        char[] wanted = units.get(literal);
        if (wanted == null) {
            return true;
        }
        byte[] data = values.data(value);
        int at = values.from(value) + 2 * place;
        boolean isCased = cased.get(literal);
        for (int i = 0; i < wanted.length; i++) {
            char unit = FoldedText.unit(data, at + 2 * i);
            if (wanted[i] != (isCased ? unit : FoldedText.fold(unit))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a literal stands anywhere in a value. */
    boolean occurs(int literal, Values values, int value) {
        values.fold(value);
        int from = values.foldedFrom[value];
        int last = values.foldedTo[value] - length(literal);
        byte first = bytes[starts[literal]];
        for (int at = from; at <= last; at++) {
            if (values.folded[at] == first && stands(literal, values.folded, at, values, value)) {
                return true;
            }
        }
        return false;
    }

    /** The folded units of a literal that is not all ASCII, or whose case counts. */
    char[] foldedUnits(int literal) {
        char[] wanted = units.get(literal);
        if (wanted == null) {
            throw new IllegalArgumentException("literal " + literal + " is known by its bytes");
        }
        char[] folded = new char[wanted.length];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = FoldedText.fold(wanted[i]);
        }
        return folded;
    }
}
