package org.foothold.sigma.regex;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A regular pattern cut at its runs of one set into pieces and gaps, to be searched for in long texts. A counted run such
 * as {@code .{1,64}} needs many states in an automaton, as a gap it is two numbers; and a piece is looked for only in
 * the blocks where its literals and the pieces behind it may stand.
 */
final class Chain {
    /** A run of so few characters at most is left in its piece. */
    private static final int SHORT = 3;

    private final List<Piece> pieces = new ArrayList<>();
    // Behind each piece, but for the last one perhaps.
    private final List<Gap> gaps = new ArrayList<>();

    private Chain(List<Node> parts) throws RegexSyntaxException {
        List<Node> piece = new ArrayList<>();
        for (Node part : parts) {
            if (isGap(part)) {
                pieces.add(new Piece(new Node.Sequence(piece)));
                gaps.add(new Gap((Node.Repeat) part));
                piece.clear();
            } else {
                piece.add(part);
            }
        }
        if (!piece.isEmpty() || pieces.isEmpty()) {
            pieces.add(new Piece(new Node.Sequence(piece)));
        }
    }

    /** The chains of which one at least is found where the simple, regular pattern is. */
    static List<Chain> of(Node simple) throws RegexSyntaxException {
        List<Chain> chains = new ArrayList<>();
        List<Node> options = simple instanceof Node.Choice choice ? choice.options() : List.of(simple);
        for (Node option : options) {
            chains.add(new Chain(option instanceof Node.Sequence sequence ? sequence.parts() : List.of(option)));
        }
        return chains;
    }

    private static boolean isGap(Node part) {
        return part instanceof Node.Repeat repeat
                && repeat.body() instanceof Node.Chars
                && (repeat.most() == Node.ENDLESS || repeat.most() > SHORT);
    }

    /** Where to look for the chain in a text; null where it cannot be found. */
    @Nullable
    Plan plan(LongText text) {
        List<long[]> starts = starts(text);
        return starts == null ? null : new Plan(starts);
    }

    /** The blocks in which each piece may begin. */
    final class Plan {
        private final List<long[]> starts;

        private Plan(List<long[]> starts) {
            this.starts = starts;
        }

        /** How many blocks will be looked at at most, one for each piece. */
        int blocks(LongText text) {
            int count = 0;
            for (long[] blocks : starts) {
                count += Blocks.count(blocks, text.blocks);
            }
            return count;
        }

        /** Whether the chain is found in the text. */
        boolean find(LongText text) {
            Spans from = text.reached;
            Spans to = text.next;
            from.clear();
            from.add(0, pieces.getFirst().atStart() ? 0 : text.length);
            for (int i = 0; i < pieces.size(); i++) {
                to.clear();
                Gap gap = i < gaps.size() ? gaps.get(i) : null;
                if (new Walk(text, pieces.get(i), gap, starts.get(i), from, to).ends()) {
                    return true;
                }
                if (to.count() == 0) {
                    return false;
                }
                Spans reached = to;
                to = from;
                from = reached;
            }
            return true;
        }
    }

    // Where each piece may begin so that the pieces behind it may follow; null where one cannot.
    private @Nullable List<long[]> starts(LongText text) {
        List<long[]> starts = new ArrayList<>();
        for (Piece piece : pieces) {
            long[] blocks = piece.starts(text);
            if (Blocks.isEmpty(blocks)) {
                return null;
            }
            starts.add(blocks);
        }
        for (int i = pieces.size() - 2; i >= 0; i--) {
            Gap gap = gaps.get(i);
            long[] ends = Blocks.reaching(starts.get(i + 1), gap.breaks(text, true), text.blocks);
            if (!gap.endless()) {
                Blocks.keep(ends, Blocks.before(starts.get(i + 1), gap.most(), text.shift));
            }
            Blocks.keep(starts.get(i), Blocks.before(ends, pieces.get(i).longest(), text.shift));
            if (Blocks.isEmpty(starts.get(i))) {
                return null;
            }
        }
        return starts;
    }
}
