package org.foothold.sigma.regex;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a pattern between two gaps, with an automaton of its own. */
final class Piece {
    /** The length of a piece that may be of any length. */
    static final int UNBOUNDED = -1;

    /** Longer than this is as good as of any length. */
    private static final int MAX_LENGTH = 1 << 12;

    private final Nfa nfa;
    private final Alphabet alphabet;
    private final List<String> literals;
    private final int longest;
    private final boolean atStart;
    private volatile @Nullable PieceTable table;

    Piece(Node node) throws RegexSyntaxException {
        nfa = Nfa.of(node);
        alphabet = new Alphabet(nfa);
        literals = GateFinder.literals(node);
        long length = longest(node);
        longest = length > MAX_LENGTH ? UNBOUNDED : (int) length;
        atStart = node == Node.Place.TEXT_START
                || (node instanceof Node.Sequence all
                        && !all.parts().isEmpty()
                        && all.parts().getFirst() == Node.Place.TEXT_START);
    }

    Alphabet alphabet() {
        return alphabet;
    }

    /** Whether it begins where the text does. */
    boolean atStart() {
        return atStart;
    }

    /** Most characters that it takes. */
    int longest() {
        return longest;
    }

    PieceTable table() {
        PieceTable known = table;
        if (known == null) {
            known = renewed();
        }
        return known;
    }

    /** An empty table in the place of a full one. */
    PieceTable renewed() {
        PieceTable empty = new PieceTable(nfa, alphabet);
        table = empty;
        return empty;
    }

    /** The blocks of a text in which it may begin, as far as its literals tell. */
    long[] starts(LongText text) {
        long[] blocks = new long[text.words];
        if (literals.isEmpty()) {
            Arrays.fill(blocks, -1L);
            return blocks;
        }
        long[] scratch = new long[text.words];
        for (String literal : literals) {
            text.addBlocks(literal, blocks, scratch);
        }
        return Blocks.before(blocks, longest, text.shift);
    }

    private static long longest(Node node) {
        return switch (node) {
            case Node.Chars chars -> 1;
            case Node.Place place -> 0;
            case Node.Group group -> longest(group.body());
            case Node.Sequence sequence ->
                sequence.parts().stream().mapToLong(Piece::longest).sum();
            case Node.Choice choice ->
                choice.options().stream().mapToLong(Piece::longest).max().orElse(0);
            case Node.Repeat repeat ->
                repeat.most() == Node.ENDLESS
                        ? Integer.MAX_VALUE
                        : Math.min(Integer.MAX_VALUE, repeat.most() * longest(repeat.body()));
            case Node.Atomic atomic -> Integer.MAX_VALUE;
            case Node.Look look -> Integer.MAX_VALUE;
            case Node.BackReference reference -> Integer.MAX_VALUE;
        };
    }
}
