package org.foothold.sigma.regex;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Classes of code points that an automaton cannot tell apart. */
final class Alphabet {
    /** What stands before or behind a place: the text's start or end, or a character of this kind. */
    static final int START = 0;

    static final int OTHER = 1;
    static final int WORD = 2;
    static final int NEWLINE = 3;
    static final int END = 4;
    static final int UNKNOWN = 5;

    private static final int PAGE_BITS = 8;
    private static final int MIXED = -1;

    private final int[] starts;
    private final int[] startClasses;
    private final int[] pages = new int[1 << (16 - PAGE_BITS)];
    private final int[] ascii = new int[0x80];
    private final BitSet[] members;
    private final int[] contexts;
    private final int size;

    Alphabet(Nfa nfa) {
        List<CodeSet> sets = nfa.sets();
        starts = boundaries(nfa);
        startClasses = new int[starts.length];
        Map<BitSet, Integer> known = new HashMap<>();
        int[] firstOf = new int[starts.length];
        for (int i = 0; i < starts.length; i++) {
            BitSet signature = signature(starts[i], sets, nfa);
            int next = known.size();
            startClasses[i] = known.computeIfAbsent(signature, key -> next);
            if (startClasses[i] == next) {
                firstOf[next] = starts[i];
            }
        }
        size = known.size();
        members = new BitSet[sets.size()];
        for (int set = 0; set < members.length; set++) {
            members[set] = new BitSet(size);
            for (int one = 0; one < size; one++) {
                members[set].set(one, sets.get(set).contains(firstOf[one]));
            }
        }
        contexts = new int[size + 1];
        for (int one = 0; one < size; one++) {
            contexts[one] = context(firstOf[one], nfa);
        }
        contexts[size] = END;
        fillTables();
    }

    // Where a set begins or ends: between two neighbours of these, all code points are alike.
    private static int[] boundaries(Nfa nfa) {
        IntStream bounds = nfa.sets().stream().flatMapToInt(Alphabet::bounds);
        if (nfa.wordsMatter()) {
            bounds = IntStream.concat(bounds, bounds(NamedSets.WORD));
        }
        if (nfa.linesMatter()) {
            bounds = IntStream.concat(bounds, bounds(NamedSets.NEWLINE));
        }
        return IntStream.concat(IntStream.of(0), bounds)
                .filter(c -> c <= Character.MAX_CODE_POINT)
                .sorted()
                .distinct()
                .toArray();
    }

    private static IntStream bounds(CodeSet set) {
        return IntStream.range(0, set.rangeCount()).flatMap(i -> IntStream.of(set.first(i), set.last(i) + 1));
    }

    private static BitSet signature(int codePoint, List<CodeSet> sets, Nfa nfa) {
        BitSet signature = new BitSet(sets.size() + 3);
        for (int set = 0; set < sets.size(); set++) {
            signature.set(set, sets.get(set).contains(codePoint));
        }
        signature.set(sets.size() + context(codePoint, nfa) - OTHER);
        return signature;
    }

    private static int context(int codePoint, Nfa nfa) {
        if (nfa.wordsMatter() && NamedSets.WORD.contains(codePoint)) {
            return WORD;
        }
        return nfa.linesMatter() && codePoint == '\n' ? NEWLINE : OTHER;
    }

    private void fillTables() {
        for (int page = 0; page < pages.length; page++) {
            int first = Arrays.binarySearch(starts, page << PAGE_BITS);
            int last = Arrays.binarySearch(starts, (page << PAGE_BITS) + (1 << PAGE_BITS) - 1);
            boolean uniform = interval(first) == interval(last);
            pages[page] = uniform ? startClasses[interval(first)] : MIXED;
        }
        for (int c = 0; c < ascii.length; c++) {
            ascii[c] = search(c);
        }
    }

    private static int interval(int found) {
        return found >= 0 ? found : -found - 2;
    }

    private int search(int codePoint) {
        return startClasses[interval(Arrays.binarySearch(starts, codePoint))];
    }

    /** Number of classes; the class of this number stands for the text's end. */
    int size() {
        return size;
    }

    /** The classes of the ASCII characters. */
    int[] ascii() {
        return ascii;
    }

    int classOf(int codePoint) {
        if (codePoint < 0x10000) {
            int page = pages[codePoint >>> PAGE_BITS];
            if (page != MIXED) {
                return page;
            }
        }
        return search(codePoint);
    }

    /** The classes whose characters a set holds. */
    BitSet members(int set) {
        return members[set];
    }

    /** What kind of character a class holds. */
    int context(int characterClass) {
        return contexts[characterClass];
    }
}
