package org.foothold.sigma.regex;

import org.foothold.sigma.regex.Node.Place;

/** Moves sets of an automaton's nodes over one character; the scratch of one thread. */
final class Stepper {
    enum Truth {
        YES,
        NO,
        LATER
    }

    private final Nfa nfa;
    private final Alphabet alphabet;
    private final int[] marks;
    private final int[] stack;
    private final int[] chainMarks;
    private final int[] chainPlaces;
    private int generation;
    private int[] leaves;
    private int[] resolved;
    private int[] previous;
    private int count;
    private boolean pending;
    private boolean matched;
    private long work;

    Stepper(Nfa nfa, Alphabet alphabet) {
        this.nfa = nfa;
        this.alphabet = alphabet;
        marks = new int[nfa.size()];
        stack = new int[2 * nfa.size() + 2];
        chainMarks = new int[nfa.chainCount()];
        chainPlaces = new int[nfa.chainCount()];
        leaves = new int[nfa.size()];
        resolved = new int[nfa.size()];
        previous = new int[nfa.size()];
    }

    /** The nodes in which the automaton stands, valid up to {@link #count} and until the next step. */
    int[] leaves() {
        return leaves;
    }

    int count() {
        return count;
    }

    /** Whether one of the nodes waits for the next character to know if its place holds. */
    boolean pending() {
        return pending;
    }

    /** Number of nodes that were looked at so far: the cost of everything that was not found in a table. */
    long work() {
        return work;
    }

    /** Enters the automaton behind a character of this kind; whether it matches the empty text there. */
    boolean start(int before) {
        clear();
        add(nfa.start(), before, Alphabet.UNKNOWN);
        return matched;
    }

    /** Takes the nodes of {@link #leaves} over one character (or the text's end); whether that completes a match. */
    boolean step(int before, int characterClass) {
        int[] from = leaves;
        leaves = previous;
        previous = from;
        return step(from, count, pending, before, characterClass);
    }

    /** Takes these nodes, which stand behind a character of the kind {@code before}, over one character. */
    boolean step(int[] from, int length, boolean waiting, int before, int characterClass) {
        int context = alphabet.context(characterClass);
        if (!waiting) {
            return move(from, length, context, characterClass);
        }
        clear();
        for (int i = 0; i < length; i++) {
            add(from[i], before, context);
            if (matched) {
                return true;
            }
        }
        int[] sources = leaves;
        leaves = resolved;
        resolved = sources;
        return move(sources, count, context, characterClass);
    }

    private boolean move(int[] from, int length, int context, int characterClass) {
        clear();
        if (context == Alphabet.END) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            int node = from[i];
            work++;
            if (alphabet.members(nfa.set(node)).get(characterClass)) {
                add(nfa.out(node), context, Alphabet.UNKNOWN);
                if (matched) {
                    return true;
                }
            }
        }
        add(nfa.start(), context, Alphabet.UNKNOWN);
        return matched;
    }

    private void clear() {
        generation++;
        count = 0;
        pending = false;
        matched = false;
    }

    private void add(int entry, int before, int next) {
        int depth = 0;
        stack[depth++] = entry;
        while (depth > 0) {
            int node = stack[--depth];
            if (marks[node] == generation) {
                continue;
            }
            marks[node] = generation;
            work++;
            switch (nfa.kind(node)) {
                case Nfa.MATCH -> {
                    matched = true;
                    return;
                }
                case Nfa.CHARS -> addLeaf(node);
                case Nfa.SPLIT -> {
                    stack[depth++] = nfa.otherOut(node);
                    stack[depth++] = nfa.out(node);
                }
                default -> {
                    Truth truth = holds(nfa.place(node), before, next);
                    if (truth == Truth.YES) {
                        stack[depth++] = nfa.out(node);
                    } else if (truth == Truth.LATER) {
                        leaves[count++] = node;
                        pending = true;
                    }
                }
            }
        }
    }

    private void addLeaf(int node) {
        int chain = nfa.chain(node);
        if (chain == Nfa.NO_CHAIN) {
            leaves[count++] = node;
        } else if (chainMarks[chain] != generation) {
            chainMarks[chain] = generation;
            chainPlaces[chain] = count;
            leaves[count++] = node;
        } else if (node < leaves[chainPlaces[chain]]) {
            leaves[chainPlaces[chain]] = node;
        }
    }

    static Truth holds(Place place, int before, int next) {
        if (place == Place.TEXT_START) {
            return truth(before == Alphabet.START);
        }
        if (place == Place.LINE_START && before != Alphabet.NEWLINE) {
            return truth(before == Alphabet.START);
        }
        if (next == Alphabet.UNKNOWN) {
            return Truth.LATER;
        }
        boolean edge = (before == Alphabet.WORD) != (next == Alphabet.WORD);
        return truth(
                switch (place) {
                    case TEXT_START, TEXT_END, LAST_LINE_END -> next == Alphabet.END;
                    // A line feed that ends the text begins no line.
                    case LINE_START -> next != Alphabet.END;
                    case LINE_END -> next == Alphabet.END || next == Alphabet.NEWLINE;
                    case WORD_EDGE -> edge;
                    case NO_WORD_EDGE -> !edge;
                });
    }

    private static Truth truth(boolean holds) {
        return holds ? Truth.YES : Truth.NO;
    }
}
