package org.foothold.sigma.match;

import java.util.Arrays;

/**
 * Conditions as steps: ask for an atom, then go on at one of two places. A place that is negative ends the program. The
 * answer that settles most, at the least cost, is asked for first.
 */
final class Program {
    static final int MATCH = -1;
    static final int NO_MATCH = -2;

    /** Numbers of a step: the atom, where to go when it holds, where to go when not. */
    static final int STEP = 3;

    // 20 bits for the index of a child and 20 for its chance, in millionths.
    private static final int INDEX = 0xF_FFFF;
    private static final int CHANCE_SHIFT = 20;
    private static final int EFFORT_SHIFT = 40;
    private static final int MAX_EFFORT = 0xFFFF;

    private final IntList code = new IntList();
    private final int[] costs;

    Program(int[] costs) {
        this.costs = costs;
    }

    /** Adds a condition and gives the place where it begins. */
    int add(Node node) {
        return add(node, MATCH, NO_MATCH);
    }

    // Steps are added from the last to the first, since each has to know where the next ones are.
    private int add(Node node, int whenTrue, int whenFalse) {
        if (node instanceof Node.Leaf leaf) {
            int place = code.size();
            code.add(leaf.isText() ? leaf.atom() : costs.length + ~leaf.atom());
            code.add(leaf.positive() ? whenTrue : whenFalse);
            code.add(leaf.positive() ? whenFalse : whenTrue);
            return place;
        }
        Node.Group group = (Node.Group) node;
        int next = group.and() ? whenTrue : whenFalse;
        long[] order = order(group);
        for (int i = order.length - 1; i >= 0; i--) {
            Node child = group.children().get((int) order[i] & INDEX);
            next = group.and() ? add(child, next, whenFalse) : add(child, whenTrue, next);
        }
        return next;
    }

    // Effort, then the chance to go on, then the child's index, in one number for each child.
    private long[] order(Node.Group group) {
        long[] order = new long[group.children().size()];
        for (int i = 0; i < order.length; i++) {
            Node child = group.children().get(i);
            long goesOn = group.and() ? chance(child) : Costs.ALWAYS - chance(child);
            order[i] = ((long) Math.min(effort(child), MAX_EFFORT) << EFFORT_SHIFT) | (goesOn << CHANCE_SHIFT) | i;
        }
        Arrays.sort(order);
        return order;
    }

    // 0 where literals alone decide.
    private static int effort(Node node) {
        if (node instanceof Node.Leaf leaf) {
            return leaf.isText() ? 0 : 1;
        }
        int effort = 0;
        for (Node child : ((Node.Group) node).children()) {
            effort += effort(child);
        }
        return effort;
    }

    private long chance(Node node) {
        if (node instanceof Node.Leaf leaf) {
            long chance = leaf.isText() ? costs[leaf.atom()] : Costs.ALWAYS / 2;
            return leaf.positive() ? chance : Costs.ALWAYS - chance;
        }
        Node.Group group = (Node.Group) node;
        long chance = group.and() ? Costs.ALWAYS : 0;
        for (Node child : group.children()) {
            chance = group.and() ? Math.min(chance, chance(child)) : Math.min(Costs.ALWAYS, chance + chance(child));
        }
        return chance;
    }

    int[] code() {
        return code.toArray();
    }
}
