package org.foothold.sigma.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Conditions as steps: ask for an atom, then go on at one of two places. A place that is negative ends the program. The
 * answer that settles most, at the least cost, is asked for first.
 */
final class Program {
    static final int MATCH = -1;
    static final int NO_MATCH = -2;

    /** Numbers of a step: the atom, where to go when it holds, where to go when not. */
    static final int STEP = 3;

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
        return switch (node) {
            case Node.Leaf leaf -> {
                int place = code.size();
                code.add(leaf.isText() ? leaf.atom() : costs.length + ~leaf.atom());
                code.add(leaf.positive() ? whenTrue : whenFalse);
                code.add(leaf.positive() ? whenFalse : whenTrue);
                yield place;
            }
            case Node.Group group -> {
                boolean and = group.and();
                List<Node> ordered = new ArrayList<>(group.children());
                Comparator<Node> byChance = Comparator.comparingLong(this::chance);
                ordered.sort(
                        Comparator.comparingInt(Program::effort).thenComparing(and ? byChance : byChance.reversed()));
                int next = and ? whenTrue : whenFalse;
                for (Node child : ordered.reversed()) {
                    next = and ? add(child, next, whenFalse) : add(child, whenTrue, next);
                }
                yield next;
            }
        };
    }

    // 0 where literals alone decide.
    private static int effort(Node node) {
        return switch (node) {
            case Node.Leaf leaf -> leaf.isText() ? 0 : 1;
            case Node.Group group -> {
                int effort = 0;
                for (Node child : group.children()) {
                    effort += effort(child);
                }
                yield effort;
            }
        };
    }

    private long chance(Node node) {
        return switch (node) {
            case Node.Leaf leaf -> {
                long chance = leaf.isText() ? costs[leaf.atom()] : Costs.ALWAYS / 2;
                yield leaf.positive() ? chance : Costs.ALWAYS - chance;
            }
            case Node.Group group -> {
                boolean and = group.and();
                long chance = and ? Costs.ALWAYS : 0;
                for (Node child : group.children()) {
                    chance = and ? Math.min(chance, chance(child)) : Math.min(Costs.ALWAYS, chance + chance(child));
                }
                yield chance;
            }
        };
    }

    int[] code() {
        return code.toArray();
    }
}
