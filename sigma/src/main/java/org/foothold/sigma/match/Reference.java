package org.foothold.sigma.match;

/** Compares two values of an event. */
final class Reference {
    private Reference() {}

    /** Whether the other value stands at this unit of the value, which is long enough. */
    static boolean standsAt(Values values, int value, int unit, int other, boolean cased) {
        int length = (values.to(other) - values.from(other)) / 2;
        for (int i = 0; i < length; i++) {
            if (unit(values, value, unit + i, cased) != unit(values, other, i, cased)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the other value stands anywhere in the value; by Knuth, Morris and Pratt, so that time stays linear. */
    static boolean occurs(Values values, int value, int other, boolean cased) {
        int wanted = (values.to(other) - values.from(other)) / 2;
        if (wanted == 0) {
            return true;
        }
        int[] borders = borders(values, other, wanted, cased);
        int length = (values.to(value) - values.from(value)) / 2;
        int matched = 0;
        for (int i = 0; i < length; i++) {
            char here = unit(values, value, i, cased);
            while (matched > 0 && here != unit(values, other, matched, cased)) {
                matched = borders[matched - 1];
            }
            if (here == unit(values, other, matched, cased) && ++matched == wanted) {
                return true;
            }
        }
        return false;
    }

    // For each start of the text the length of its longest proper part that both begins and ends it.
    private static int[] borders(Values values, int text, int length, boolean cased) {
        int[] borders = new int[length];
        int matched = 0;
        for (int i = 1; i < length; i++) {
            char here = unit(values, text, i, cased);
            while (matched > 0 && here != unit(values, text, matched, cased)) {
                matched = borders[matched - 1];
            }
            if (here == unit(values, text, matched, cased)) {
                matched++;
            }
            borders[i] = matched;
        }
        return borders;
    }

    private static char unit(Values values, int value, int unit, boolean cased) {
        char here = FoldedText.unit(values.data(value), values.from(value) + 2 * unit);
        return cased ? here : FoldedText.fold(here);
    }
}
