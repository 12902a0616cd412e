package org.foothold.app.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.foothold.app.coverage.Tactic;

/**
 * What a page says of the run beside what was found.
 *
 * @param version the program's
 * @param targets as the user named them
 * @param rules how many rules are for each technique
 */
public record RunFacts(
        String version,
        List<String> targets,
        int workers,
        Instant startedAt,
        Tactic tactic,
        Map<String, Integer> rules) {
    public RunFacts {
        targets = List.copyOf(targets);
        rules = Map.copyOf(rules);
    }

    /** Id and name of a technique, as people say it. */
    String named(String technique) {
        String name = tactic.names().get(technique);
        return name == null ? technique : name + " (" + technique + ")";
    }
}
