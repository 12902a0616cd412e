package org.foothold.sigma.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        List<CodeSet> sets = new ArrayList<>(nfa.sets());
        if (nfa.wordsMatter()) {
            sets.add(NamedSets.WORD);
        }
        if (nfa.linesMatter()) {
            sets.add(NamedSets.NEWLINE);
        }
        int count = 1;
        for (CodeSet set : sets) {
            count += 2 * set.rangeCount();
        }
        int[] bounds = new int[count];
        int used = 1;
        for (CodeSet set : sets) {
            for (int range = 0; range < set.rangeCount(); range++) {
                bounds[used++] = set.first(range);
                bounds[used++] = set.last(range) + 1;
            }
        }
        Arrays.sort(bounds);
        int kept = 0;
        for (int bound : bounds) {
            if (bound <= Character.MAX_CODE_POINT && (kept == 0 || bound != bounds[kept - 1])) {
                bounds[kept++] = bound;
            }
        }
        return Arrays.copyOf(bounds, kept);
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
        int pageSize = 1 << PAGE_BITS;
        for (int i = 0; i < starts.length && starts[i] <= Character.MAX_VALUE; i++) {
            int end = i + 1 < starts.length ? starts[i + 1] : Character.MAX_CODE_POINT + 1;
            int firstWhole = (starts[i] + pageSize - 1) >>> PAGE_BITS;
            int behindWhole = Math.min(end >>> PAGE_BITS, pages.length);
            if (starts[i] % pageSize != 0) {
                pages[starts[i] >>> PAGE_BITS] = MIXED;
            }
            if (firstWhole < behindWhole) {
                Arrays.fill(pages, firstWhole, behindWhole, startClasses[i]);
            }
            if (end % pageSize != 0 && end <= Character.MAX_VALUE) {
                pages[end >>> PAGE_BITS] = MIXED;
            }
            if (starts[i] < ascii.length) {
                Arrays.fill(ascii, starts[i], Math.min(end, ascii.length), startClasses[i]);
            }
        }
    }

    private int search(int codePoint) {
        int found = Arrays.binarySearch(starts, codePoint);
        return startClasses[found >= 0 ? found : -found - 2];
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
