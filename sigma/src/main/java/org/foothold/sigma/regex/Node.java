package org.foothold.sigma.regex;

import java.util.List;

/** A parsed regular expression: flags are resolved, every character is a set of code points. */
sealed interface Node {
    /** No upper bound of a {@link Repeat}. */
    int ENDLESS = -1;

    Node EMPTY = new Sequence(List.of());

    /** One code point out of a set. */
    record Chars(CodeSet set) implements Node {}

    /** One after the other; nothing at all when there are no parts. */
    record Sequence(List<Node> parts) implements Node {
        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    /** One of several; there are at least two. */
    record Choice(List<Node> options) implements Node {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /** {@code least} to {@code most} times. */
    record Repeat(Node body, int least, int most, Greed greed) implements Node {}

    /** A capturing group; its number is where its parenthesis opens. */
    record Group(Node body) implements Node {}

    /** A group that is not entered a second time. */
    record Atomic(Node body) implements Node {}

    /** What stands before or behind, without consuming it. */
    record Look(Node body, boolean ahead, boolean negative) implements Node {}

    /** What a group captured. */
    record BackReference(int group, boolean ignoreCase) implements Node {}

    /** A place in the text. */
    enum Place implements Node {
        TEXT_START,
        TEXT_END,
        /** The end of the text, or before a line feed that ends it. */
        LAST_LINE_END,
        LINE_START,
        LINE_END,
        WORD_EDGE,
        NO_WORD_EDGE
    }

    /** In which order a repetition tries. */
    enum Greed {
        GREEDY,
        LAZY,
        POSSESSIVE
    }
}
