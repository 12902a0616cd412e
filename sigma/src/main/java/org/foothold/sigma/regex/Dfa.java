package org.foothold.sigma.regex;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

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
    private final LongAdder earlierWork = new LongAdder();
    // Made on first use: most patterns of a rule set are never searched for, because their gates stay shut.
    private volatile @Nullable Table table;
    private volatile boolean overflowed;

    Dfa(Nfa nfa) {
        this.nfa = nfa;
    }

    /** Number of nodes of the nondeterministic automaton that were looked at so far. */
    long work() {
        return earlierWork.sum() + table().work();
    }

    /** Number of states in the present table. */
    int states() {
        return table().size();
    }

    /** Whether a table was full: the next long value of the kind may cost far more than a look for each character. */
    boolean overflowed() {
        return overflowed;
    }

    // Two threads that come first at once make a table each, and one of the two is kept.
    private Table table() {
        Table known = table;
        if (known == null) {
            known = new Table(nfa, new Alphabet(nfa));
            table = known;
        }
        return known;
    }

    /** Whether the pattern is found in the UTF-16LE text from one byte offset up to another. */
    boolean find(byte[] bytes, int from, int to) {
        int end = from + ((to - from) & ~1);
        for (int fresh = 0; fresh <= MAX_FRESH_TABLES; fresh++) {
            Table current = table();
            int result = run(current, current.alphabet(), bytes, from, end);
            if (result != Table.FULL) {
                return result == Table.MATCHED;
            }
            overflowed = true;
            earlierWork.add(current.work());
            table = new Table(nfa, current.alphabet());
        }
        return simulate(bytes, from, end);
    }

    private static int run(Table current, Alphabet alphabet, byte[] bytes, int from, int to) {
        int state = current.start();
        if (state < 0) {
            return state;
        }
        int[] classes = alphabet.ascii();
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
        Alphabet alphabet = table().alphabet();
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
