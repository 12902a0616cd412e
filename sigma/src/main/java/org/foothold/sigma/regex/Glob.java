package org.foothold.sigma.regex;

import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.rule.TextPattern;
import org.foothold.sigma.text.CharMask;
import org.foothold.sigma.text.Fold;

/**
 * A text pattern with wildcards, matched against whole values. The pieces between two {@code *} are looked for one after
 * the other, each at its first place: a later place could only leave less room, so nothing is ever tried again.
 */
public final class Glob {
    /** Stands for any one unit within a piece. */
    private static final int ANY = -1;

    private final boolean cased;
    private final int[][] pieces;
    private final boolean runs;
    private final Gate gate;

    private Glob(TextPattern pattern, boolean cased) {
        this.cased = cased;
        List<List<Integer>> split = split(pattern, cased);
        pieces = split.stream()
                .map(piece -> piece.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        runs = pieces.length > 1;
        gate = gate(pattern);
    }

    /** Prepares a pattern of any shape; letter case counts only where {@code cased}. */
    public static Glob compile(TextPattern pattern, boolean cased) {
        return new Glob(pattern, cased);
    }

    /** What every value that matches is sure to have. */
    public Gate gate() {
        return gate;
    }

    /** Whether the UTF-16LE text from one byte offset up to another looks like the pattern. */
    public boolean matches(byte[] utf16le, int from, int to) {
        int length = (to - from) / 2;
        if (length < gate.minLength()) {
            return false;
        }
        int[] first = pieces[0];
        if (!runs) {
            return length == first.length && standsAt(first, utf16le, from);
        }
        int[] last = pieces[pieces.length - 1];
        int end = from + 2 * (length - last.length);
        if (!standsAt(first, utf16le, from) || !standsAt(last, utf16le, end)) {
            return false;
        }
        int at = from + 2 * first.length;
        for (int i = 1; i < pieces.length - 1; i++) {
            at = find(pieces[i], utf16le, at, end);
            if (at < 0) {
                return false;
            }
        }
        return at <= end;
    }

    /** Whether the text looks like the pattern. */
    public boolean matches(CharSequence text) {
        byte[] bytes = Utf16Text.bytes(text);
        return matches(bytes, 0, bytes.length);
    }

    // Behind the first place of the piece, or -1.
    private int find(int[] piece, byte[] bytes, int from, int end) {
        int lastStart = end - 2 * piece.length;
        for (int at = from; at <= lastStart; at += 2) {
            if (standsAt(piece, bytes, at)) {
                return at + 2 * piece.length;
            }
        }
        return -1;
    }

    private boolean standsAt(int[] piece, byte[] bytes, int from) {
        for (int i = 0; i < piece.length; i++) {
            int at = from + 2 * i;
            char unit = (char) ((bytes[at] & 0xFF) | (bytes[at + 1] << 8));
            if (piece[i] != ANY && piece[i] != (cased ? unit : Fold.fold(unit))) {
                return false;
            }
        }
        return true;
    }

    private static List<List<Integer>> split(TextPattern pattern, boolean cased) {
        List<List<Integer>> pieces = new ArrayList<>();
        pieces.add(new ArrayList<>());
        for (TextPattern.Part part : pattern.parts()) {
            switch (part) {
                case TextPattern.Literal literal ->
                    literal.text()
                            .chars()
                            .map(c -> cased ? c : Fold.fold((char) c))
                            .forEach(pieces.getLast()::add);
                case TextPattern.Wildcard wildcard -> {
                    if (wildcard == TextPattern.Wildcard.ANY_RUN) {
                        pieces.add(new ArrayList<>());
                    } else {
                        pieces.getLast().add(ANY);
                    }
                }
            }
        }
        return pieces;
    }

    private static Gate gate(TextPattern pattern) {
        List<TextPattern.Part> parts = pattern.parts();
        int length = pattern.shape() == TextPattern.Shape.NOT_EMPTY ? 1 : 0;
        long mask = 0;
        List<String> best = List.of();
        for (TextPattern.Part part : parts) {
            if (part instanceof TextPattern.Literal literal) {
                List<String> candidate = List.of(Fold.fold(literal.text()));
                length += literal.text().length();
                mask |= CharMask.of(literal.text());
                best = Rarity.of(candidate) > Rarity.of(best) ? candidate : best;
            } else if (part == TextPattern.Wildcard.ANY_ONE) {
                length++;
            }
        }
        String prefix = parts.isEmpty() ? "" : edge(parts.getFirst());
        String suffix = parts.isEmpty() ? "" : edge(parts.getLast());
        return new Gate(best, length, mask, prefix, suffix);
    }

    private static String edge(TextPattern.Part part) {
        return part instanceof TextPattern.Literal literal ? Fold.fold(literal.text()) : "";
    }
}
