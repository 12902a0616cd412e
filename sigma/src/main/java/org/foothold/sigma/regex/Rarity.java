package org.foothold.sigma.regex;

import java.util.Collection;

/** Estimates how seldom a set of literals occurs in command lines, paths and scripts. */
final class Rarity {
    private static final String COMMON = " aeinorst\\.";
    private static final String OCCASIONAL = "cdlmpu0123456789-/:\"";

    private Rarity() {}

    /** Higher is rarer; 0 for a set that holds no gate: no literal at all, or the empty one. */
    static double of(Collection<String> literals) {
        if (literals.isEmpty()) {
            return 0;
        }
        double share = 0;
        for (String literal : literals) {
            share += Math.pow(2, -bits(literal));
        }
        return Math.max(0, -Math.log(share) / Math.log(2));
    }

    private static double bits(String literal) {
        double bits = 0;
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            bits += COMMON.indexOf(c) >= 0 ? 3 : OCCASIONAL.indexOf(c) >= 0 ? 4.5 : 6;
        }
        // What comes after some twenty characters is rarely independent of them.
        return Math.min(bits, 80);
    }
}
