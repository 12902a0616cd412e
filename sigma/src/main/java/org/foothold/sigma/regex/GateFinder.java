package org.foothold.sigma.regex;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.foothold.sigma.regex.Node.Place;
import org.foothold.sigma.text.CharMask;
import org.foothold.sigma.text.Fold;
import org.jspecify.annotations.Nullable;

/** Finds what every match of a pattern has to hold. It may know too little, never too much. */
final class GateFinder {
    /** More literals than this are not a gate but a second search. */
    static final int MAX_LITERALS = 32;
    /** Literals longer than this are cut into pieces, of which the best is kept. */
    static final int MAX_LITERAL = 256;

    /** Two letters to the power of this are as many literals as are kept. */
    private static final int MAX_COPIES = 5;

    /** Sets of more characters are no letter of a literal. */
    private static final int MAX_SET = 24;

    private static final Set<String> NOTHING = Set.of("");

    private GateFinder() {}

    static Gate find(Node node) {
        Facts facts = facts(node);
        return new Gate(best(facts.best, facts.exact), facts.length, facts.mask, edge(node, true), edge(node, false));
    }

    /** Folded texts of which at least one is consumed; empty where none is known. */
    static List<String> literals(Node node) {
        Facts facts = facts(node);
        return best(facts.best, facts.exact);
    }

    /**
     * What is known of a node.
     *
     * @param exact all folded texts that it can consume, or null when they are too many
     * @param best folded texts of which at least one is consumed; empty where none is known
     * @param length least number of units that it consumes
     * @param mask characters that it consumes in any case
     */
    private record Facts(@Nullable Set<String> exact, List<String> best, int length, long mask) {
        static final Facts NONE = new Facts(NOTHING, List.of(), 0, 0);
    }

    private static Facts facts(Node node) {
        return switch (node) {
            case Node.Chars chars -> chars(chars.set());
            case Place place -> Facts.NONE;
            // What is looked at need not be part of what is consumed, and the neighbours stay neighbours.
            case Node.Look look -> Facts.NONE;
            case Node.BackReference reference -> new Facts(null, List.of(), 0, 0);
            case Node.Group group -> facts(group.body());
            case Node.Atomic atomic -> facts(atomic.body());
            case Node.Choice choice -> choice(choice);
            case Node.Sequence sequence -> {
                Run run = new Run();
                sequence.parts().forEach(part -> run.add(facts(part)));
                yield run.facts();
            }
            case Node.Repeat repeat -> repeat(repeat);
        };
    }

    private static Facts chars(CodeSet set) {
        int length = !set.isEmpty() && set.first(0) > Character.MAX_VALUE ? 2 : 1;
        if (set.isEmpty() || set.size() > MAX_SET) {
            return new Facts(null, List.of(), length, 0);
        }
        if (set.size() == 1) {
            String folded = Fold.fold(Character.toString(set.first(0)));
            return new Facts(Set.of(folded), List.of(), length, CharMask.of(folded));
        }
        Set<String> exact = new LinkedHashSet<>();
        long mask = -1;
        for (int range = 0; range < set.rangeCount(); range++) {
            for (int c = set.first(range); c <= set.last(range); c++) {
                String folded = Fold.fold(Character.toString(c));
                exact.add(folded);
                mask &= CharMask.of(folded);
            }
        }
        return new Facts(exact.size() > MAX_LITERALS ? null : exact, List.of(), length, mask);
    }

    private static Facts repeat(Node.Repeat repeat) {
        Facts body = facts(repeat.body());
        if (repeat.least() == 0) {
            boolean nothing = repeat.most() == 0 || NOTHING.equals(body.exact);
            return nothing ? Facts.NONE : optional(repeat, body);
        }
        // More copies than a literal has room for tell nothing new, and copies of a set soon are too many literals.
        boolean single = body.exact != null && body.exact.size() == 1;
        int copies = Math.min(repeat.least(), single ? MAX_LITERAL : MAX_COPIES);
        Run run = new Run();
        for (int i = 0; i < copies; i++) {
            run.add(body);
        }
        Facts joined = run.facts();
        long length = Math.min((long) body.length * repeat.least(), Integer.MAX_VALUE / 4);
        boolean fixed = repeat.most() == copies;
        return new Facts(fixed ? joined.exact : null, best(joined.best, joined.exact), (int) length, joined.mask);
    }

    private static Facts optional(Node.Repeat repeat, Facts body) {
        Set<String> exact = null;
        if (repeat.most() == 1 && body.exact != null && body.exact.size() < MAX_LITERALS) {
            exact = new LinkedHashSet<>(body.exact);
            exact.add("");
        }
        return new Facts(exact, List.of(), 0, 0);
    }

    private static Facts choice(Node.Choice choice) {
        Set<String> exact = new LinkedHashSet<>();
        Set<String> best = new LinkedHashSet<>();
        boolean exactKnown = true;
        boolean bestKnown = true;
        int length = Integer.MAX_VALUE;
        long mask = -1;
        for (Node option : choice.options()) {
            Facts facts = facts(option);
            exactKnown &= facts.exact != null;
            if (facts.exact != null) {
                exact.addAll(facts.exact);
            }
            List<String> own = best(facts.best, facts.exact);
            bestKnown &= !own.isEmpty();
            best.addAll(own);
            length = Math.min(length, facts.length);
            mask &= facts.mask;
        }
        boolean few = bestKnown && best.size() <= MAX_LITERALS;
        boolean listed = exactKnown && exact.size() <= MAX_LITERALS;
        return new Facts(listed ? exact : null, few ? List.copyOf(best) : List.of(), length, mask);
    }

    private static List<String> best(List<String> known, @Nullable Collection<String> other) {
        return other != null && !other.isEmpty() && Rarity.of(other) > Rarity.of(known) ? List.copyOf(other) : known;
    }

    /** Facts of parts that stand one behind the other. */
    private static final class Run {
        private Set<String> current = NOTHING;
        private List<String> best = List.of();
        private boolean exact = true;
        private long length;
        private long mask;

        void add(Facts part) {
            length += part.length;
            mask |= part.mask;
            best = part.best.isEmpty() ? best : best(best, part.best);
            Set<String> joined = part.exact == null ? null : join(current, part.exact);
            if (joined == null) {
                best = best(best, current);
                exact = false;
                current = part.exact == null ? NOTHING : part.exact;
            } else {
                if (joined.size() > current.size()) {
                    best = best(best, current);
                }
                current = joined;
            }
        }

        private static @Nullable Set<String> join(Set<String> first, Set<String> second) {
            if (first.size() * second.size() > MAX_LITERALS) {
                return null;
            }
            if (first.size() == 1 && second.size() == 1) {
                String text = first.iterator().next() + second.iterator().next();
                return text.length() > MAX_LITERAL ? null : Set.of(text);
            }
            Set<String> joined = new LinkedHashSet<>();
            for (String head : first) {
                for (String tail : second) {
                    if (head.length() + tail.length() > MAX_LITERAL) {
                        return null;
                    }
                    joined.add(head + tail);
                }
            }
            return joined;
        }

        Facts facts() {
            int least = (int) Math.min(length, Integer.MAX_VALUE / 4);
            return new Facts(exact ? current : null, best(best, current), least, mask);
        }
    }

    // The folded text at the start or end of a pattern that is tied to the start or end of the value.
    private static String edge(Node node, boolean start) {
        List<Node> parts = new ArrayList<>();
        flatten(node, parts);
        List<Node> ordered = start ? parts : parts.reversed();
        if (ordered.isEmpty() || ordered.getFirst() != (start ? Place.TEXT_START : Place.TEXT_END)) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (Node part : ordered.subList(1, ordered.size())) {
            Set<String> exact = facts(part).exact;
            if (exact == null || exact.size() != 1 || text.length() > MAX_LITERAL) {
                break;
            }
            text.insert(start ? text.length() : 0, exact.iterator().next());
        }
        return text.toString();
    }

    private static void flatten(Node node, List<Node> parts) {
        switch (node) {
            case Node.Sequence sequence -> sequence.parts().forEach(part -> flatten(part, parts));
            case Node.Group group -> flatten(group.body(), parts);
            default -> parts.add(node);
        }
    }
}
