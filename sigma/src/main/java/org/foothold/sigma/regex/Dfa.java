package org.foothold.sigma.regex;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.LongAdder;

/**
 * A deterministic automaton that is built while values are matched, as in RE2. All threads share one table of
 * transitions; a full table is replaced, and a value that fills a fresh one is matched on the nondeterministic automaton.
 * So the cost is linear in the value, and the memory bounded, whatever the pattern.
 */
final class Dfa {
    /** A value is begun again on a fresh table this many times: the first table may have been full before it came. */
    static final int MAX_FRESH_TABLES = 1;

    private static final VarHandle UNITS = MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);

    private final Nfa nfa;
    private final Alphabet alphabet;
    private final int[] ascii;
    private final LongAdder earlierWork = new LongAdder();
    private volatile Table table;

    Dfa(Nfa nfa) {
        this.nfa = nfa;
        alphabet = new Alphabet(nfa);
        ascii = alphabet.ascii();
        table = new Table(nfa, alphabet);
    }

    /** Number of nodes of the nondeterministic automaton that were looked at so far. */
    long work() {
        return earlierWork.sum() + table.work();
    }

    /** Number of states in the present table. */
    int states() {
        return table.size();
    }

    /** Whether the pattern is found in the UTF-16LE text from one byte offset up to another. */
    boolean find(byte[] bytes, int from, int to) {
        int end = from + ((to - from) & ~1);
        for (int fresh = 0; fresh <= MAX_FRESH_TABLES; fresh++) {
            Table current = table;
            int result = run(current, bytes, from, end);
            if (result != Table.FULL) {
                return result == Table.MATCHED;
            }
            earlierWork.add(current.work());
            table = new Table(nfa, alphabet);
        }
        return simulate(bytes, from, end);
    }

    private int run(Table current, byte[] bytes, int from, int to) {
        int state = current.start();
        if (state < 0) {
            return state;
        }
        int[] classes = ascii;
        int[] cells = current.cells();
        int at = from;
        while (at < to) {
            int unit = (char) UNITS.get(bytes, at);
            at += 2;
            int characterClass;
            if (unit < 0x80) {
                characterClass = classes[unit];
            } else {
                int codePoint = wide(unit, bytes, at, to);
                at += codePoint >>> 16 == 0 ? 0 : 2;
                characterClass = alphabet.classOf(codePoint);
            }
            int next = cells[state + characterClass];
            if (next <= 0) {
                if (next == Table.UNKNOWN) {
                    next = current.advance(state, characterClass);
                    cells = current.cells();
                }
                if (next < 0) {
                    return next;
                }
            }
            state = next;
        }
        int last = cells[state + alphabet.size()];
        return last == Table.UNKNOWN ? current.advance(state, alphabet.size()) : last;
    }

    // The code point of a unit and, where they are a pair, of the one behind it.
    private static int wide(int unit, byte[] bytes, int next, int to) {
        if (Character.isHighSurrogate((char) unit) && next < to) {
            char low = (char) UNITS.get(bytes, next);
            if (Character.isLowSurrogate(low)) {
                return Character.toCodePoint((char) unit, low);
            }
        }
        return unit;
    }

    private boolean simulate(byte[] bytes, int from, int to) {
        Stepper stepper = new Stepper(nfa, alphabet);
        boolean found = stepper.start(Alphabet.START);
        int before = Alphabet.START;
        int at = from;
        while (!found && at < to) {
            int codePoint = wide((char) UNITS.get(bytes, at), bytes, at + 2, to);
            at += codePoint >>> 16 == 0 ? 2 : 4;
            int characterClass = alphabet.classOf(codePoint);
            found = stepper.step(before, characterClass);
            before = alphabet.context(characterClass);
        }
        found = found || stepper.step(before, alphabet.size());
        earlierWork.add(stepper.work());
        return found;
    }
}
