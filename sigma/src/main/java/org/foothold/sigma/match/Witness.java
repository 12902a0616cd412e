package org.foothold.sigma.match;

/**
 * Finds for a condition a set of atoms of which at least one holds wherever the condition holds, and which hold as rarely
 * as can be. What does not hold is never a witness, nor is what no index finds.
 */
final class Witness {
    private static final long NEVER_SEEN = Long.MAX_VALUE / 4;

    private final int[] costs;

    /** Witnesses by the cost of each set of literals. */
    Witness(int[] costs) {
        this.costs = costs;
    }

    /** The atoms; empty where the condition can hold without any, so that it must always be looked at. */
    IntList of(Node node) {
        IntList found = new IntList();
        if (cost(node) < Costs.ALWAYS) {
            collect(node, found);
            found.sort();
            found.dropRepeats();
        }
        return found;
    }

    private long cost(Node node) {
        if (node instanceof Node.Leaf leaf) {
            return leaf.positive() && leaf.isText() ? costs[leaf.atom()] : NEVER_SEEN;
        }
        Node.Group group = (Node.Group) node;
        long cost = group.and() ? NEVER_SEEN : 0;
        for (Node child : group.children()) {
            cost = group.and() ? Math.min(cost, cost(child)) : Math.min(NEVER_SEEN, cost + cost(child));
        }
        return cost;
    }

    private void collect(Node node, IntList found) {
        if (node instanceof Node.Leaf leaf) {
            found.add(leaf.atom());
            return;
        }
        Node.Group group = (Node.Group) node;
        Node best = null;
        for (Node child : group.children()) {
            if (!group.and()) {
                collect(child, found);
            } else if (best == null || cost(child) < cost(best)) {
                best = child;
            }
        }
        if (best != null) {
            collect(best, found);
        }
    }
}
