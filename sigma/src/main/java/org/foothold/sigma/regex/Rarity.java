package org.foothold.sigma.regex;

import java.util.Collection;

/** Estimates how seldom a set of literals occurs in command lines, paths and scripts. */
final class Rarity {
    private static final String COMMON = " aeinorst\\.";
    private static final String OCCASIONAL = "cdlmpu0123456789-/:\"";

    // What comes after some twenty characters is rarely independent of them.
    private static final int ENOUGH = 160;

    private Rarity() {}

    /** Higher is rarer; 0 for a set that holds no gate: no literal at all, or the empty one. */
    static int of(Collection<String> literals) {
        int least = Integer.MAX_VALUE;
        for (String literal : literals) {
            least = Math.min(least, bits(literal));
        }
        // Twice as many literals are found twice as often.
        int spread = 2 * (Integer.SIZE - Integer.numberOfLeadingZeros(literals.size() - 1));
        return literals.isEmpty() ? 0 : Math.max(0, least - spread);
    }

    // In half bits.
    private static int bits(String literal) {
        int bits = 0;
        for (int i = 0; i < literal.length() && bits < ENOUGH; i++) {
            char c = literal.charAt(i);
            bits += COMMON.indexOf(c) >= 0 ? 6 : OCCASIONAL.indexOf(c) >= 0 ? 9 : 12;
        }
        return Math.min(bits, ENOUGH);
    }
}
