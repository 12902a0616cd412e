package org.foothold.sigma.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.foothold.sigma.mapping.Mappings;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.rule.Problem.Severity;
import org.foothold.sigma.rule.Rule;

/**
 * What a check of rules finds: how many can be used, what cannot and why, and which log sources no mapping knows.
 *
 * @param loaded rules that can be used
 * @param correlations correlations that can be used
 * @param refused documents that cannot, by reason
 * @param warned warnings, by reason
 * @param unmapped loaded rules whose log source no mapping knows, by log source
 * @param problems every refusal and warning, in order of path and place
 */
public record RuleCheck(
        int loaded,
        int correlations,
        Map<Reason, Integer> refused,
        Map<Reason, Integer> warned,
        Map<LogSource, Integer> unmapped,
        List<Problem> problems) {

    public RuleCheck {
        refused = Map.copyOf(refused);
        warned = Map.copyOf(warned);
        unmapped = Map.copyOf(unmapped);
        problems = List.copyOf(problems);
    }

    /** Checks loaded rules against the mappings. */
    public static RuleCheck of(Rules rules, Mappings mappings) {
        Map<LogSource, Integer> unmapped = new TreeMap<>(Comparator.comparing(LogSource::toString));
        for (Rule rule : rules.rules()) {
            if (mappings.variants(rule.logsource()).isEmpty()) {
                unmapped.merge(rule.logsource(), 1, Integer::sum);
            }
        }
        return new RuleCheck(
                rules.rules().size(),
                rules.correlations().size(),
                counts(rules.problems(), Severity.REFUSED),
                counts(rules.problems(), Severity.WARNING),
                unmapped,
                rules.problems());
    }

    /** Whether nothing was refused. */
    public boolean clean() {
        return refused.isEmpty();
    }

    /** How many documents were refused. */
    public int refusals() {
        return refused.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The report for people: every problem at its place, then the counts. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        problems.forEach(problem -> lines.add(problem.toString()));
        lines.add(loaded + " loaded, " + refusals() + " refused, "
                + warned.values().stream().mapToInt(Integer::intValue).sum() + " warnings");
        if (correlations > 0) {
            lines.add("  and " + correlations + (correlations == 1 ? " correlation" : " correlations"));
        }
        counted("refused", refused, lines);
        counted("warned", warned, lines);
        int without = unmapped.values().stream().mapToInt(Integer::intValue).sum();
        lines.add(loaded - without + " with a log source that a mapping knows, " + without + " without");
        unmapped.entrySet().stream()
                .sorted(Comparator.<Map.Entry<LogSource, Integer>>comparingInt(entry -> -entry.getValue())
                        .thenComparing(entry -> entry.getKey().toString()))
                .forEach(entry -> lines.add("  unmapped " + entry.getValue() + "  " + entry.getKey()));
        return lines;
    }

    private static void counted(String what, Map<Reason, Integer> counts, List<String> lines) {
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> lines.add("  " + what + " " + entry.getValue() + "  "
                        + entry.getKey().text()));
    }

    private static Map<Reason, Integer> counts(List<Problem> problems, Severity severity) {
        Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
        for (Problem problem : problems) {
            if (problem.severity() == severity) {
                counts.merge(problem.reason(), 1, Integer::sum);
            }
        }
        return counts;
    }
}
