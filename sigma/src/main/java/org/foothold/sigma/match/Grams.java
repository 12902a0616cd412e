package org.foothold.sigma.match;

import java.util.HashMap;
import java.util.Map;

/**
 * Chooses by which four neighbouring characters a literal is looked for: those that few other literals of the rules hold
 * and that ordinary text holds rarely.
 */
final class Grams {
    static final int WIDTH = 4;

    private static final String COMMONEST = "etaoinsr\\ .:-";
    private static final int COUNT_WEIGHT = 8;
    private static final int SAME_CHARACTERS = 1000;

    private final Map<Integer, Integer> counts = new HashMap<>();

    /** Takes note of a literal. */
    void count(byte[] folded) {
        for (int i = 0; i + WIDTH <= folded.length; i++) {
            counts.merge(gram(folded, i), 1, Integer::sum);
        }
    }

    /** Where in a literal the characters to look for begin; 0 for a literal that is shorter. */
    int best(byte[] folded) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i + WIDTH <= folded.length; i++) {
            int cost = cost(folded, i);
            if (cost < least) {
                least = cost;
                best = i;
            }
        }
        return best;
    }

    private int cost(byte[] folded, int at) {
        int gram = gram(folded, at);
        int cost = counts.getOrDefault(gram, 0) * COUNT_WEIGHT;
        for (int i = at; i < at + WIDTH; i++) {
            cost += commonness(folded[i]);
        }
        boolean same = gram == (folded[at] & 0xFF) * 0x0101_0101;
        return same ? cost + SAME_CHARACTERS : cost;
    }

    private static int commonness(byte c) {
        if (COMMONEST.indexOf(c) >= 0) {
            return 3;
        }
        return c >= 'a' && c <= 'z' ? 2 : c < 0 ? 0 : 1;
    }

    private static int gram(byte[] folded, int at) {
        return (int) FoldedText.INT.get(folded, at);
    }
}
