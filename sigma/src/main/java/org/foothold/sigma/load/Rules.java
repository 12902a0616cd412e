package org.foothold.sigma.load;

import java.util.List;
import org.foothold.sigma.correlation.Correlation;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.rule.Rule;

/**
 * What was read from files and folders of rules.
 *
 * @param rules the rules that can be used, filters joined in, in order of path and place
 * @param correlations the correlations that can be used; one that refers to others comes behind them
 * @param problems what was refused and what was warned about, in order of path and place; a refused document has one
 */
public record Rules(List<Rule> rules, List<Correlation> correlations, List<Problem> problems) {
    public Rules {
        rules = List.copyOf(rules);
        correlations = List.copyOf(correlations);
        problems = List.copyOf(problems);
    }

    /** The refusals: each is a rule, a filter, a correlation or a file that was lost. */
    public List<Problem> refused() {
        return problems.stream()
                .filter(problem -> problem.severity() == Problem.Severity.REFUSED)
                .toList();
    }

    /** The warnings: the rules they are about are used. */
    public List<Problem> warnings() {
        return problems.stream()
                .filter(problem -> problem.severity() == Problem.Severity.WARNING)
                .toList();
    }
}
