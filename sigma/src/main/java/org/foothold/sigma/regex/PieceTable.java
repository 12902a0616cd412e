package org.foothold.sigma.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A deterministic automaton of a piece of a pattern, built as far as it is needed; at each character it is told whether
 * the piece may begin there. A cell holds twice the next state's row, and one more where the piece may end before the
 * character. Threads share it as they do a {@link Table}.
 */
final class PieceTable {
    static final int UNKNOWN = 0;
    static final int FULL = -1;

    private static final int MAX_STATES = 1_024;
    private static final int MAX_CELLS = 1 << 16;

    private final Nfa nfa;
    private final Alphabet alphabet;
    private final int rowLength;
    private final boolean placesMatter;
    private final List<State> states = new ArrayList<>();
    private final Map<State, Integer> numbers = new HashMap<>();
    private final int[] marks;
    private final int[] stack;
    private final int[] leaves;
    private int generation;
    private int leafCount;
    private int[] cells;

    private record State(List<Integer> nodes, int before) {}

    PieceTable(Nfa nfa, Alphabet alphabet) {
        this.nfa = nfa;
        this.alphabet = alphabet;
        rowLength = 2 * (alphabet.size() + 1);
        cells = new int[8 * rowLength];
        marks = new int[nfa.size()];
        stack = new int[2 * nfa.size() + 2];
        leaves = new int[nfa.size()];
        boolean places = false;
        for (int node = 0; node < nfa.size(); node++) {
            places |= nfa.kind(node) == Nfa.PLACE;
        }
        placesMatter = places;
        for (int before = Alphabet.START; before < Alphabet.END; before++) {
            number(new State(List.of(), before));
        }
    }

    int[] cells() {
        return cells;
    }

    /** The state in which nothing has begun, behind a character of this kind. */
    int empty(int before) {
        return (placesMatter ? before + 1 : 1) * rowLength;
    }

    /** States up to this one are empty. */
    int lastEmpty() {
        return (Alphabet.NEWLINE + 1) * rowLength;
    }

    /** How much further a cell is where the piece may begin. */
    int entry() {
        return alphabet.size() + 1;
    }

    /** The cell's value after it was found unknown, or {@link #FULL}. */
    synchronized int advance(int state, int characterClass, boolean enters) {
        int cell = state + characterClass + (enters ? entry() : 0);
        if (cells[cell] == UNKNOWN) {
            State from = states.get(state / rowLength - 1);
            int context = alphabet.context(characterClass);
            boolean ends = close(from, enters, context);
            int next = context == Alphabet.END ? empty(Alphabet.START) : move(context, characterClass);
            if (next == FULL) {
                return FULL;
            }
            cells[cell] = 2 * next + (ends ? 1 : 0);
        }
        return cells[cell];
    }

    /** This table's state that stands for a state of a table of the same piece which is full. */
    int adopt(PieceTable full, int state) {
        State adopted = full.state(state);
        synchronized (this) {
            return number(adopted);
        }
    }

    private synchronized State state(int number) {
        return states.get(number / rowLength - 1);
    }

    // Finds the nodes that read a character; whether the match is among those passed.
    private boolean close(State from, boolean enters, int context) {
        generation++;
        leafCount = 0;
        boolean ends = false;
        for (int node : from.nodes) {
            ends |= close(node, from.before, context);
        }
        boolean endsAtOnce = enters && close(nfa.start(), from.before, context);
        return ends || endsAtOnce;
    }

    private boolean close(int entry, int before, int next) {
        boolean ends = false;
        int depth = 0;
        stack[depth++] = entry;
        while (depth > 0) {
            int node = stack[--depth];
            if (marks[node] == generation) {
                continue;
            }
            marks[node] = generation;
            switch (nfa.kind(node)) {
                case Nfa.MATCH -> ends = true;
                case Nfa.CHARS -> leaves[leafCount++] = node;
                case Nfa.SPLIT -> {
                    stack[depth++] = nfa.otherOut(node);
                    stack[depth++] = nfa.out(node);
                }
                default -> {
                    if (Stepper.holds(nfa.place(node), before, next) == Stepper.Truth.YES) {
                        stack[depth++] = nfa.out(node);
                    }
                }
            }
        }
        return ends;
    }

    private int move(int context, int characterClass) {
        int[] nodes = new int[leafCount];
        int count = 0;
        for (int i = 0; i < leafCount; i++) {
            if (alphabet.members(nfa.set(leaves[i])).get(characterClass)) {
                nodes[count++] = nfa.out(leaves[i]);
            }
        }
        List<Integer> distinct =
                Arrays.stream(nodes, 0, count).sorted().distinct().boxed().toList();
        return number(new State(distinct, placesMatter ? context : Alphabet.START));
    }

    private int number(State state) {
        Integer known = numbers.get(state);
        if (known != null) {
            return known;
        }
        int number = (states.size() + 1) * rowLength;
        // Room for the empty states and a few more is there for any piece: a fresh table takes a step.
        boolean fits = states.size() < MAX_STATES && number + rowLength <= MAX_CELLS;
        if (!fits && states.size() > 2 * Alphabet.END) {
            return FULL;
        }
        if (number + rowLength > cells.length) {
            cells = Arrays.copyOf(cells, Math.max(number + rowLength, 2 * cells.length));
        }
        states.add(state);
        numbers.put(state, number);
        return number;
    }
}
