package org.foothold.sigma.regex;

/** A run of characters of one set between two pieces of a pattern. */
final class Gap {
    private static final int ASCII = 0x80;

    private final CodeSet set;
    private final int least;
    private final int most;
    private final boolean[] ascii = new boolean[ASCII];
    private final boolean allWide;
    private final boolean noWide;

    Gap(Node.Repeat repeat) {
        set = ((Node.Chars) repeat.body()).set();
        least = repeat.least();
        most = repeat.most();
        for (int c = 0; c < ASCII; c++) {
            ascii[c] = set.contains(c);
        }
        CodeSet others = set.complement();
        allWide = others.isEmpty() || others.last(others.rangeCount() - 1) < ASCII;
        noWide = set.isEmpty() || set.last(set.rangeCount() - 1) < ASCII;
    }

    boolean endless() {
        return most == Node.ENDLESS;
    }

    int most() {
        return most;
    }

    /** The first place behind {@code end} at which the next piece may begin. */
    int firstBehind(int end) {
        return end + least;
    }

    /** The last such place, where the run itself ends at {@code runEnd}. */
    int lastBehind(int end, int runEnd) {
        return endless() ? runEnd : Math.min(runEnd, end + most);
    }

    boolean holds(int point) {
        return point < ASCII ? ascii[point] : allWide || (!noWide && set.contains(point));
    }

    /** The blocks that may hold a character which ends the run, or only those that do so for certain. */
    long[] breaks(LongText text, boolean certain) {
        long[] found = new long[text.words];
        for (int c = 0; c < ASCII; c++) {
            if (!ascii[c]) {
                text.addSingle(c, found);
            }
        }
        if (certain ? noWide : !allWide) {
            text.addSingle(ASCII, found);
        }
        return found;
    }
}
