package org.foothold.sigma.match;

import java.util.Arrays;

/** Collects the literals that one value after another holds. */
final class Scan {
    private Literals literals = Partition.EMPTY.literals;

    // The number of the value at hand, for each literal that was found in it.
    private int[] marks = new int[0];
    private int now;

    private byte[] folded = new byte[0];
    private Values values = new Values();
    private int value;

    int[] found = new int[64];
    int count;

    /** Takes on the literals that are looked for from now on. */
    void fit(Literals of) {
        literals = of;
        if (marks.length < literals.count()) {
            marks = Arrays.copyOf(marks, literals.count());
            found = Arrays.copyOf(found, Math.max(found.length, literals.count()));
        }
    }

    /** Goes on with this number of a value. */
    void skipTo(int value) {
        now = value;
    }

    /** Collects what the index finds in a value, which is folded already. */
    void run(TextIndex index, Values of, int number) {
        if (++now < 0) {
            now = 1;
            Arrays.fill(marks, 0);
        }
        values = of;
        value = number;
        folded = of.folded;
        count = 0;
        index.scan(this, of, number);
    }

    /** A literal may stand at a place of the value that reaches over these folded bytes. */
    void see(int literal, int at, int from, int to) {
        if (marks[literal] != now
                && at >= from
                && at + literals.length(literal) <= to
                && literals.stands(literal, folded, at, values, value)) {
            found(literal);
        }
    }

    /** A literal of this length may stand at a place of the value. */
    void seeExactly(int literal, int at, int length) {
        if (marks[literal] != now
                && literals.length(literal) == length
                && literals.stands(literal, folded, at, values, value)) {
            found(literal);
        }
    }

    /** A literal stands in the value. */
    void found(int literal) {
        marks[literal] = now;
        found[count++] = literal;
    }
}
