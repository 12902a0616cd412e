package org.foothold.sigma.correlation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What correlations take from others. Those only feed them and are not reported by themselves that are referred to, and never by
 * a correlation that says {@code generate: true}.
 */
public final class Feeds {
    private Feeds() {}

    /** The indices of the rules. */
    public static Set<Integer> rules(List<Correlation> correlations) {
        return indices(correlations, false);
    }

    /** The indices of the correlations. */
    static Set<Integer> correlations(List<Correlation> correlations) {
        return indices(correlations, true);
    }

    private static Set<Integer> indices(List<Correlation> correlations, boolean ofCorrelations) {
        Set<Integer> referred = new HashSet<>();
        Set<Integer> generated = new HashSet<>();
        for (Correlation correlation : correlations) {
            for (Correlation.Input input : correlation.inputs()) {
                if (input.source().correlation() == ofCorrelations) {
                    (correlation.generate() ? generated : referred)
                            .add(input.source().index());
                }
            }
        }
        referred.removeAll(generated);
        return Set.copyOf(referred);
    }

    /**
     * For each rule that feeds a correlation, directly or through others, the fields that correlations ask for of what it
     * matched.
     */
    public static Map<Integer, List<String>> fields(List<Correlation> correlations) {
        List<Set<String>> asked = new ArrayList<>(Collections.nCopies(correlations.size(), Set.of()));
        Map<Integer, Set<String>> ofRules = new HashMap<>();
        // Behind comes before: a correlation is asked for what those above it are asked for.
        for (int i = correlations.size() - 1; i >= 0; i--) {
            Correlation correlation = correlations.get(i);
            for (Correlation.Input input : correlation.inputs()) {
                Set<String> names = new HashSet<>(asked.get(i));
                correlation.groupBy().forEach(name -> names.add(input.field(name)));
                correlation.threshold().fields().forEach(name -> names.add(input.field(name)));
                int index = input.source().index();
                if (input.source().correlation()) {
                    names.addAll(asked.get(index));
                    asked.set(index, names);
                } else {
                    ofRules.computeIfAbsent(index, any -> new HashSet<>()).addAll(names);
                }
            }
        }
        Map<Integer, List<String>> sorted = new HashMap<>();
        ofRules.forEach(
                (rule, names) -> sorted.put(rule, names.stream().sorted().toList()));
        return sorted;
    }
}
