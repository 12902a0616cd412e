package org.foothold.sigma.match;

import java.util.Arrays;
import java.util.Objects;

/** Indices of rules, used again and again. */
final class RuleList {
    private int[] rules = new int[16];
    private int size;

    void clear() {
        size = 0;
    }

    void add(int rule) {
        if (size == rules.length) {
            rules = Arrays.copyOf(rules, size * 2);
        }
        rules[size++] = rule;
    }

    int size() {
        return size;
    }

    int get(int n) {
        return rules[Objects.checkIndex(n, size)];
    }

    /** Puts the rules in order, each once. */
    void order() {
        if (size < 2) {
            return;
        }
        Arrays.sort(rules, 0, size);
        int kept = 1;
        for (int i = 1; i < size; i++) {
            if (rules[i] != rules[kept - 1]) {
                rules[kept++] = rules[i];
            }
        }
        size = kept;
    }

    /** Takes out the rules of another list; both are in order. */
    void remove(RuleList other) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (Arrays.binarySearch(other.rules, 0, other.size, rules[i]) < 0) {
                rules[kept++] = rules[i];
            }
        }
        size = kept;
    }
}
