package org.foothold.sigma.regex;

import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.regex.Node.Greed;
import org.foothold.sigma.regex.Node.Place;

/**
 * Rewrites a pattern to a simpler one that is found in the same texts. Where the match lies does not matter, so what may
 * be left out at either end is left out, and a look around at an end becomes text that is consumed.
 */
final class Simplifier {
    private static final Node NEWLINE = new Node.Chars(NamedSets.NEWLINE);

    private static final Node LAST_LINE_END =
            new Node.Choice(List.of(Place.TEXT_END, new Node.Sequence(List.of(NEWLINE, Place.TEXT_END))));

    private Simplifier() {}

    /** The simpler pattern; the same pattern where a back-reference depends on what was matched. */
    static Node simplify(Node node) {
        return refersBack(node) ? node : tail(head(strip(node)));
    }

    /** Whether a finite automaton can decide the pattern. */
    static boolean isRegular(Node node) {
        return switch (node) {
            case Node.Chars chars -> true;
            case Place place -> place != Place.LAST_LINE_END;
            case Node.Sequence sequence -> sequence.parts().stream().allMatch(Simplifier::isRegular);
            case Node.Choice choice -> choice.options().stream().allMatch(Simplifier::isRegular);
            case Node.Repeat repeat -> repeat.greed() != Greed.POSSESSIVE && isRegular(repeat.body());
            case Node.Group group -> isRegular(group.body());
            case Node.Atomic atomic -> false;
            case Node.Look look -> false;
            case Node.BackReference reference -> false;
        };
    }

    private static boolean refersBack(Node node) {
        return switch (node) {
            case Node.Chars chars -> false;
            case Place place -> false;
            case Node.Sequence sequence -> sequence.parts().stream().anyMatch(Simplifier::refersBack);
            case Node.Choice choice -> choice.options().stream().anyMatch(Simplifier::refersBack);
            case Node.Repeat repeat -> refersBack(repeat.body());
            case Node.Group group -> refersBack(group.body());
            case Node.Atomic atomic -> refersBack(atomic.body());
            case Node.Look look -> refersBack(look.body());
            case Node.BackReference reference -> true;
        };
    }

    // The same language without groups, nested sequences and repetitions of nothing.
    private static Node strip(Node node) {
        return switch (node) {
            case Node.Chars chars -> chars;
            case Place place -> place;
            case Node.BackReference reference -> reference;
            case Node.Group group -> strip(group.body());
            case Node.Atomic atomic -> new Node.Atomic(strip(atomic.body()));
            case Node.Look look -> new Node.Look(strip(look.body()), look.ahead(), look.negative());
            case Node.Repeat repeat -> stripRepeat(repeat);
            case Node.Sequence sequence -> stripSequence(sequence);
            case Node.Choice choice -> stripChoice(choice);
        };
    }

    private static Node stripRepeat(Node.Repeat repeat) {
        Node body = strip(repeat.body());
        if (body.equals(Node.EMPTY) || repeat.most() == 0) {
            return Node.EMPTY;
        }
        if (body instanceof Place) {
            return repeat.least() == 0 ? Node.EMPTY : body;
        }
        if (repeat.least() == 1 && repeat.most() == 1) {
            return repeat.greed() == Greed.POSSESSIVE ? new Node.Atomic(body) : body;
        }
        return new Node.Repeat(body, repeat.least(), repeat.most(), repeat.greed());
    }

    private static Node stripSequence(Node.Sequence sequence) {
        List<Node> parts = new ArrayList<>();
        for (Node part : sequence.parts()) {
            Node stripped = strip(part);
            if (stripped instanceof Node.Sequence inner) {
                parts.addAll(inner.parts());
            } else {
                parts.add(stripped);
            }
        }
        return sequence(parts);
    }

    // Single characters that stand side by side become one set: the order of alternatives is kept for atomic groups.
    private static Node stripChoice(Node.Choice choice) {
        List<Node> options = new ArrayList<>();
        for (Node option : choice.options()) {
            Node stripped = strip(option);
            if (stripped instanceof Node.Chars chars
                    && !options.isEmpty()
                    && options.getLast() instanceof Node.Chars before) {
                options.set(options.size() - 1, new Node.Chars(before.set().union(chars.set())));
            } else {
                options.add(stripped);
            }
        }
        return options.size() == 1 ? options.getFirst() : new Node.Choice(options);
    }

    private static Node sequence(List<Node> parts) {
        return parts.size() == 1 ? parts.getFirst() : new Node.Sequence(parts);
    }

    // Nothing stands before: a search that starts later finds the same without what may be missing here.
    private static Node head(Node node) {
        return switch (node) {
            case Node.Sequence sequence -> {
                List<Node> parts = new ArrayList<>(sequence.parts());
                while (!parts.isEmpty()) {
                    Node first = head(parts.getFirst());
                    if (!first.equals(Node.EMPTY)) {
                        parts.set(0, first);
                        break;
                    }
                    parts.removeFirst();
                }
                yield sequence(parts);
            }
            case Node.Choice choice ->
                choice(choice.options().stream().map(Simplifier::head).toList());
            case Node.Repeat repeat -> headRepeat(repeat);
            case Node.Look look -> look.ahead() ? look : inlined(look, head(look.body()), Place.TEXT_START);
            default -> node;
        };
    }

    private static Node headRepeat(Node.Repeat repeat) {
        if (repeat.greed() == Greed.POSSESSIVE) {
            return repeat;
        }
        return switch (repeat.least()) {
            case 0 -> Node.EMPTY;
            case 1 -> head(repeat.body());
            default -> shortest(repeat);
        };
    }

    // As few rounds as allowed, and as many as one likes where the automaton then remembers the longest run only.
    private static Node shortest(Node.Repeat repeat) {
        int most = repeat.body() instanceof Node.Chars ? Node.ENDLESS : repeat.least();
        return new Node.Repeat(repeat.body(), repeat.least(), most, Greed.GREEDY);
    }

    // Nothing stands behind: a shorter match is as good as a longer one.
    private static Node tail(Node node) {
        return switch (node) {
            case Node.Sequence sequence -> {
                List<Node> parts = new ArrayList<>(sequence.parts());
                while (!parts.isEmpty()) {
                    Node last = tail(parts.getLast());
                    if (!last.equals(Node.EMPTY)) {
                        parts.set(parts.size() - 1, last);
                        break;
                    }
                    parts.removeLast();
                }
                yield sequence(parts);
            }
            case Node.Choice choice ->
                choice(choice.options().stream().map(Simplifier::tail).toList());
            case Node.Atomic atomic -> tail(atomic.body());
            case Node.Repeat repeat -> tailRepeat(repeat);
            case Node.Look look -> look.ahead() ? inlined(look, tail(look.body()), Place.TEXT_END) : look;
            case Place place -> place == Place.LAST_LINE_END ? LAST_LINE_END : place;
            default -> node;
        };
    }

    private static Node tailRepeat(Node.Repeat repeat) {
        return switch (repeat.least()) {
            case 0 -> Node.EMPTY;
            case 1 -> tail(repeat.body());
            default -> shortest(repeat);
        };
    }

    private static Node choice(List<Node> options) {
        return options.contains(Node.EMPTY) ? Node.EMPTY : new Node.Choice(options);
    }

    // At an end of the pattern, what is looked at may be consumed; that a character is not there, only beside an edge.
    private static Node inlined(Node.Look look, Node body, Place edge) {
        if (!look.negative()) {
            return body;
        }
        return body instanceof Node.Chars chars
                ? new Node.Choice(List.of(edge, new Node.Chars(chars.set().complement())))
                : look;
    }
}
