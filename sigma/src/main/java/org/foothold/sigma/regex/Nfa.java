package org.foothold.sigma.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.foothold.sigma.regex.Node.Place;

/** A regular pattern as a nondeterministic automaton, by Thompson's construction. */
final class Nfa {
    /** Larger automata are refused: each of their nodes may cost a step at each character of a hostile value. */
    static final int MAX_NODES = 10_000;

    static final byte MATCH = 0;
    static final byte CHARS = 1;
    static final byte SPLIT = 2;
    static final byte PLACE = 3;

    /** No chain. */
    static final int NO_CHAIN = -1;

    private byte[] kinds = new byte[64];
    private int[] outs = new int[64];
    private int[] details = new int[64];
    private int[] chains = new int[64];
    private int size;
    private int chainCount;
    private int visits;
    private int chain = NO_CHAIN;
    private final List<CodeSet> sets = new ArrayList<>();
    private final Map<CodeSet, Integer> setIds = new HashMap<>();
    private final List<Place> places = new ArrayList<>();
    private boolean wordsMatter;
    private boolean linesMatter;
    private final int start;

    private Nfa(Node node) throws RegexSyntaxException {
        start = build(node, emit(MATCH, -1, 0));
    }

    static Nfa of(Node node) throws RegexSyntaxException {
        return new Nfa(node);
    }

    int start() {
        return start;
    }

    int size() {
        return size;
    }

    byte kind(int node) {
        return kinds[node];
    }

    /** Where to go on after the node. */
    int out(int node) {
        return outs[node];
    }

    /** The second way out of a split. */
    int otherOut(int node) {
        return details[node];
    }

    /** Which of {@link #sets} a character node reads. */
    int set(int node) {
        return details[node];
    }

    Place place(int node) {
        return places.get(details[node]);
    }

    /**
     * The chain of copies of one repeated set without upper bound to which a node belongs. Of two nodes of a chain, the
     * one with the smaller index stands nearer to the end and can do all that the other can.
     */
    int chain(int node) {
        return chains[node];
    }

    int chainCount() {
        return chainCount;
    }

    List<CodeSet> sets() {
        return sets;
    }

    /** Whether it matters if a character belongs to a word. */
    boolean wordsMatter() {
        return wordsMatter;
    }

    /** Whether it matters if a character is a line feed. */
    boolean linesMatter() {
        return linesMatter;
    }

    private int emit(byte kind, int out, int detail) throws RegexSyntaxException {
        if (size == MAX_NODES) {
            throw tooLarge();
        }
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * size);
            outs = Arrays.copyOf(outs, 2 * size);
            details = Arrays.copyOf(details, 2 * size);
            chains = Arrays.copyOf(chains, 2 * size);
        }
        kinds[size] = kind;
        outs[size] = out;
        details[size] = detail;
        chains[size] = chain;
        return size++;
    }

    private static RegexSyntaxException tooLarge() {
        return new RegexSyntaxException("the pattern is too large: its counts multiply to more than " + MAX_NODES, 0);
    }

    // Builds from the end: the entry of what matches the node and then goes on at next.
    private int build(Node node, int next) throws RegexSyntaxException {
        if (++visits > 4 * MAX_NODES) {
            throw tooLarge();
        }
        return switch (node) {
            case Node.Chars chars -> emit(CHARS, next, setId(chars.set()));
            case Place place -> {
                wordsMatter |= place == Place.WORD_EDGE || place == Place.NO_WORD_EDGE;
                linesMatter |= place == Place.LINE_START || place == Place.LINE_END;
                places.add(place);
                yield emit(PLACE, next, places.size() - 1);
            }
            case Node.Group group -> build(group.body(), next);
            case Node.Sequence sequence -> {
                int entry = next;
                for (Node part : sequence.parts().reversed()) {
                    entry = build(part, entry);
                }
                yield entry;
            }
            case Node.Choice choice -> {
                int entry = build(choice.options().getLast(), next);
                for (Node option :
                        choice.options().reversed().subList(1, choice.options().size())) {
                    entry = emit(SPLIT, build(option, next), entry);
                }
                yield entry;
            }
            case Node.Repeat repeat -> repeat(repeat, next);
            case Node.Atomic atomic -> throw new IllegalArgumentException("not regular: " + atomic);
            case Node.Look look -> throw new IllegalArgumentException("not regular: " + look);
            case Node.BackReference reference -> throw new IllegalArgumentException("not regular: " + reference);
        };
    }

    private int setId(CodeSet set) {
        return setIds.computeIfAbsent(set, added -> {
            sets.add(added);
            return sets.size() - 1;
        });
    }

    private int repeat(Node.Repeat repeat, int next) throws RegexSyntaxException {
        Node body = repeat.body();
        int entry = next;
        int copies = repeat.least();
        if (repeat.most() == Node.ENDLESS) {
            boolean chained = body instanceof Node.Chars && copies > 1;
            int split = emit(SPLIT, next, next);
            chain = chained ? chainCount++ : NO_CHAIN;
            // The array may be another one once the body is built.
            int loop = build(body, split);
            outs[split] = loop;
            entry = copies == 0 ? split : loop;
            copies = Math.max(0, copies - 1);
        } else {
            for (int i = copies; i < repeat.most(); i++) {
                entry = emit(SPLIT, build(body, entry), next);
            }
        }
        for (int i = 0; i < copies; i++) {
            entry = build(body, entry);
        }
        chain = NO_CHAIN;
        return entry;
    }
}
