package org.foothold.sigma.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * States and transitions of a deterministic automaton as far as they were needed. A state's number is the index of its
 * row in {@link #cells}; 0 is no state. Threads read cells without a lock: a cell holds either nothing yet or its final
 * value, and whoever finds nothing asks {@link #advance}, which locks.
 */
final class Table {
    /** What a cell holds until its transition was needed. */
    static final int UNKNOWN = 0;
    /** The pattern is found, whatever follows. */
    static final int MATCHED = -1;
    /** The pattern cannot be found any more. */
    static final int DEAD = -2;
    /** The transition leads to a state for which there is no room. */
    static final int FULL = -3;

    /**
     * Bounds of one table. The largest pattern that is common, a run of 1,000 characters, needs 1,001 states of few
     * nodes; a table at all its bounds has about half a megabyte, and a few hundred patterns are in memory at once.
     */
    static final int MAX_STATES = 2_048;

    static final int MAX_CELLS = 1 << 16;
    static final int MAX_NODES = 1 << 16;

    private final Alphabet alphabet;
    private final Stepper stepper;
    private final int rowLength;
    private final List<State> states = new ArrayList<>();
    private final Map<State, Integer> numbers = new HashMap<>();
    private final int start;
    private final boolean entersAnywhere;
    private int[] cells;
    private int nodes;

    Table(Nfa nfa, Alphabet alphabet) {
        this.alphabet = alphabet;
        stepper = new Stepper(nfa, alphabet);
        rowLength = alphabet.size() + 1;
        cells = new int[4 * rowLength];
        entersAnywhere = enters(Alphabet.OTHER) || enters(Alphabet.WORD) || enters(Alphabet.NEWLINE);
        start = stepper.start(Alphabet.START) ? MATCHED : number(Alphabet.START);
    }

    private boolean enters(int before) {
        return stepper.start(before) || stepper.count() > 0;
    }

    /** The state before the first character, {@link #MATCHED} or {@link #DEAD}. */
    int start() {
        return start;
    }

    /** All transitions; a larger array takes its place from time to time. */
    int[] cells() {
        return cells;
    }

    Alphabet alphabet() {
        return alphabet;
    }

    synchronized int size() {
        return states.size();
    }

    synchronized long work() {
        return stepper.work();
    }

    /** The state after a character of this class (or the text's end), or one of the negative answers. */
    synchronized int advance(int state, int characterClass) {
        int cell = state + characterClass;
        if (cells[cell] == UNKNOWN) {
            State from = states.get(state / rowLength - 1);
            int context = alphabet.context(characterClass);
            int next;
            if (stepper.step(from.leaves, from.leaves.length, from.pending, from.before, characterClass)) {
                next = MATCHED;
            } else {
                next = context == Alphabet.END ? DEAD : number(context);
            }
            if (next == FULL) {
                return FULL;
            }
            cells[cell] = next;
        }
        return cells[cell];
    }

    // The number of the state in which the stepper stands.
    private int number(int before) {
        int count = stepper.count();
        if (count == 0 && !entersAnywhere) {
            return DEAD;
        }
        boolean pending = stepper.pending();
        int[] leaves = Arrays.copyOf(stepper.leaves(), count);
        Arrays.sort(leaves);
        // What stood before matters only to a place that is still undecided.
        State state = new State(leaves, pending, pending ? before : Alphabet.OTHER);
        Integer known = numbers.get(state);
        if (known != null) {
            return known;
        }
        int number = (states.size() + 1) * rowLength;
        boolean fits = states.size() < MAX_STATES && number + rowLength <= MAX_CELLS && nodes + count <= MAX_NODES;
        if (!fits && states.size() > 1) {
            return FULL;
        }
        if (number + rowLength > cells.length) {
            cells = Arrays.copyOf(cells, Math.max(number + rowLength, 2 * cells.length));
        }
        states.add(state);
        numbers.put(state, number);
        nodes += count;
        return number;
    }

    private static final class State {
        private final int[] leaves;
        private final boolean pending;
        private final int before;

        State(int[] leaves, boolean pending, int before) {
            this.leaves = leaves;
            this.pending = pending;
            this.before = before;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof State state && before == state.before && Arrays.equals(leaves, state.leaves);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(leaves) + before;
        }
    }
}
