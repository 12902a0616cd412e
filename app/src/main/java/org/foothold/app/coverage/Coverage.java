package org.foothold.app.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.foothold.sigma.rule.Rule;

/** Which techniques have rules, in which logs, and with cases that prove them. */
public final class Coverage {
    private final SortedMap<String, Row> rows = new TreeMap<>();

    /**
     * What the rules cover.
     *
     * @param proven whether a rule has a case that fires and a near miss
     */
    public Coverage(List<Rule> rules, Predicate<Rule> proven) {
        for (Rule rule : rules) {
            for (String technique : rule.techniques()) {
                rows.computeIfAbsent(technique, any -> new Row()).add(rule, proven.test(rule));
            }
        }
    }

    /** What there is for one technique. */
    public static final class Row {
        private final List<String> titles = new ArrayList<>();
        private final SortedMap<String, Integer> logs = new TreeMap<>();
        private int proven;

        private void add(Rule rule, boolean isProven) {
            titles.add(rule.title());
            String product = rule.logsource().product();
            logs.merge(product == null ? "any" : product, 1, Integer::sum);
            proven += isProven ? 1 : 0;
        }

        /** The titles of its rules. */
        public List<String> titles() {
            return List.copyOf(titles);
        }

        /** How many of its rules have both cases. */
        public int proven() {
            return proven;
        }

        /** Products of log sources, with the number of rules. */
        public Map<String, Integer> logs() {
            return Map.copyOf(logs);
        }

        /** As {@link #logs}, in words. */
        String logsInWords() {
            List<String> words = new ArrayList<>();
            logs.forEach((product, count) -> words.add(product + " " + count));
            return String.join(", ", words);
        }
    }

    /** The rows of all techniques that have a rule, in order of their ids, of any tactic. */
    public Map<String, Row> rows() {
        return new TreeMap<>(rows);
    }

    /** Lines for people: a line for each technique of the tactic that has rules, then those without. */
    public List<String> lines(Tactic tactic, int attack) {
        List<String> lines = new ArrayList<>();
        List<String> without = new ArrayList<>();
        List<String> techniques = tactic.techniques(attack);
        lines.add("%-10s %6s %6s  %s".formatted("technique", "rules", "cases", "logs"));
        for (String technique : techniques) {
            Row row = rows.get(technique);
            if (row == null) {
                without.add(technique);
            } else {
                lines.add("%-10s %6d %6d  %s".formatted(technique, row.titles.size(), row.proven, row.logsInWords()));
            }
        }
        if (!without.isEmpty()) {
            lines.add("No rule: " + String.join(", ", without));
        }
        lines.add("%d of %d techniques of TA0003 (ATT&CK %s) have a rule."
                .formatted(
                        techniques.size() - without.size(),
                        techniques.size(),
                        attack >= 19 ? tactic.version() : Integer.toString(attack)));
        return lines;
    }
}
