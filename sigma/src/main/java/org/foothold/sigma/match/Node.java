package org.foothold.sigma.match;

import java.util.List;

/** A condition over numbered atoms: negations stand at the leaves. */
sealed interface Node {

    /**
     * An atom, or that it does not hold.
     *
     * @param atom a set of literals where not negative, else the complement of another atom's number
     */
    record Leaf(int atom, boolean positive) implements Node {
        boolean isText() {
            return atom >= 0;
        }
    }

    /** All children hold, or at least one. */
    record Group(boolean and, List<Node> children) implements Node {
        static final Group TRUE = new Group(true, List.of());
    }
}
