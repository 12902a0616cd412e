package org.foothold.sigma.match;

/** Rules, each once for each way in which its log source is logged. */
final class Units {
    /** The rule of each unit, ascending. */
    final int[] rules;

    /** The variant of each unit. */
    final int[] variants;

    /** Where the keys of each unit begin, and the end of the last. */
    final int[] keyStarts;

    /** Packed keys of events. */
    final long[] keys;

    Units(int[] rules, int[] variants, int[] keyStarts, long[] keys) {
        this.rules = rules;
        this.variants = variants;
        this.keyStarts = keyStarts;
        this.keys = keys;
    }

    int count() {
        return rules.length;
    }
}
