package org.foothold.sigma.regex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.foothold.sigma.text.Fold;

/** Which code points are the same letter without regard to case. */
final class CaseOrbits {
    private static final int LONG_S = 0x17F;
    private static final int KELVIN = 0x212A;
    private static final int ASCII_LAST = 0x7F;

    private CaseOrbits() {}

    /** The set with every code point that folds like one of its own. */
    static CodeSet close(CodeSet set) {
        CodeSet.Builder builder = new CodeSet.Builder().add(set);
        boolean beyondAscii = false;
        for (int range = 0; range < set.rangeCount(); range++) {
            addAscii(set.first(range), Math.min(set.last(range), ASCII_LAST), builder);
            beyondAscii |= set.last(range) > ASCII_LAST;
        }
        if (beyondAscii) {
            for (int[] orbit : Beyond.ORBITS) {
                if (meets(orbit, set)) {
                    for (int member : orbit) {
                        builder.add(member);
                    }
                }
            }
        }
        return builder.build();
    }

    private static void addAscii(int first, int last, CodeSet.Builder builder) {
        for (int c = first; c <= last; c++) {
            int lower = Fold.fold(c);
            if (lower >= 'a' && lower <= 'z') {
                builder.add(lower).add(lower - 0x20);
                if (lower == 's') {
                    builder.add(LONG_S);
                } else if (lower == 'k') {
                    builder.add(KELVIN);
                }
            }
        }
    }

    private static boolean meets(int[] orbit, CodeSet set) {
        for (int member : orbit) {
            if (set.contains(member)) {
                return true;
            }
        }
        return false;
    }

    /** Found on first use only: few patterns ignore the case of anything but ASCII, and it takes milliseconds. */
    private static final class Beyond {
        // No letter with case stands above; a test says so.
        static final int LAST_CASED = 0x1FFFF;
        static final List<int[]> ORBITS = find();

        private static List<int[]> find() {
            Map<Integer, List<Integer>> byFold = new HashMap<>();
            for (int c = 0; c <= LAST_CASED; c++) {
                int folded = Fold.fold(c);
                if (folded != c) {
                    byFold.computeIfAbsent(folded, key -> new ArrayList<>(List.of(key)))
                            .add(c);
                }
            }
            return byFold.values().stream()
                    .map(orbit -> orbit.stream().mapToInt(Integer::intValue).toArray())
                    .toList();
        }
    }
}
