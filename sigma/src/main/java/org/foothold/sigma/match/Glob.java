package org.foothold.sigma.match;

import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.rule.TextPattern;
import org.foothold.sigma.rule.TextPattern.Literal;
import org.foothold.sigma.rule.TextPattern.Part;
import org.foothold.sigma.rule.TextPattern.Wildcard;

/**
 * A pattern with wildcards that is walked along a text. Runs between {@code *} are looked for from left to right, each at
 * its first place, so that time grows with the text and the pattern and not with the number of {@code *}.
 */
final class Glob {
    private static final int ANY_ONE = -1;

    // Each run: units, or ANY_ONE.
    private final int[][] runs;
    private final boolean openStart;
    private final boolean openEnd;
    private final boolean cased;
    private final boolean notEmpty;
    private final int minLength;

    Glob(TextPattern pattern, boolean cased) {
        this.cased = cased;
        List<Part> parts = pattern.parts();
        openStart = !parts.isEmpty() && parts.getFirst() == Wildcard.ANY_RUN;
        openEnd = !parts.isEmpty() && parts.getLast() == Wildcard.ANY_RUN;
        notEmpty = pattern.shape() == TextPattern.Shape.NOT_EMPTY;
        runs = runs(parts, cased);
        int length = notEmpty ? 1 : 0;
        for (int[] run : runs) {
            length += run.length;
        }
        minLength = length;
    }

    private static int[][] runs(List<Part> parts, boolean cased) {
        List<int[]> runs = new ArrayList<>();
        IntList run = new IntList();
        for (Part part : parts) {
            switch (part) {
                case Literal literal -> {
                    for (int i = 0; i < literal.text().length(); i++) {
                        char unit = literal.text().charAt(i);
                        run.add(cased ? unit : FoldedText.fold(unit));
                    }
                }
                case Wildcard wildcard -> {
                    if (wildcard == Wildcard.ANY_ONE) {
                        run.add(ANY_ONE);
                    } else if (run.size() > 0) {
                        runs.add(run.toArray());
                        run = new IntList();
                    }
                }
            }
        }
        if (run.size() > 0) {
            runs.add(run.toArray());
        }
        return runs.toArray(int[][]::new);
    }

    /** Whether the whole of this UTF-16LE text looks like the pattern. */
    boolean matches(byte[] data, int from, int to) {
        int end = from + ((to - from) & ~1);
        int length = (end - from) / 2;
        if (length < minLength) {
            return false;
        }
        if (runs.length == 0) {
            return openStart || length == 0;
        }
        int first = 0;
        int last = runs.length;
        int at = from;
        if (!openStart) {
            if (!standsAt(runs[0], data, at)) {
                return false;
            }
            at += 2 * runs[0].length;
            first = 1;
            if (last == 1) {
                return openEnd || at == end;
            }
        }
        if (!openEnd) {
            last--;
            end -= 2 * runs[last].length;
            if (end < at || !standsAt(runs[last], data, end)) {
                return false;
            }
        }
        for (int i = first; i < last; i++) {
            at = find(runs[i], data, at, end);
            if (at < 0) {
                return false;
            }
        }
        return true;
    }

    // Where the first place of the run ends; -1 where it has none.
    private int find(int[] run, byte[] data, int from, int end) {
        for (int at = from; at <= end - 2 * run.length; at += 2) {
            if (standsAt(run, data, at)) {
                return at + 2 * run.length;
            }
        }
        return -1;
    }

    private boolean standsAt(int[] run, byte[] data, int at) {
        for (int i = 0; i < run.length; i++) {
            int wanted = run[i];
            if (wanted != ANY_ONE) {
                char unit = FoldedText.unit(data, at + 2 * i);
                if (wanted != (cased ? unit : FoldedText.fold(unit))) {
                    return false;
                }
            }
        }
        return true;
    }
}
