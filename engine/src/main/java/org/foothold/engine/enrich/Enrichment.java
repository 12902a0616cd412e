package org.foothold.engine.enrich;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foothold.sigma.correlation.Correlation;
import org.foothold.sigma.correlation.Feeds;
import org.foothold.sigma.load.RuleLoader;
import org.foothold.sigma.load.Rules;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.rule.Relaxation;
import org.foothold.sigma.rule.Rule;

/**
 * The enrichers of a hunt, and the rules that feed them.
 *
 * @param feeders rules that enrichers hear of, by their names
 * @param problems why rules of the folder cannot be used
 */
public record Enrichment(List<Enricher> enrichers, List<Rule> feeders, List<Problem> problems) {
    /** No enricher. */
    public static final Enrichment NONE = new Enrichment(List.of(), List.of(), List.of());

    public Enrichment {
        enrichers = List.copyOf(enrichers);
        feeders = List.copyOf(feeders);
        problems = List.copyOf(problems);
    }

    /** These enrichers, fed by the rules of a folder; where there is no such folder, they hear of nothing. */
    public static Enrichment load(List<Enricher> enrichers, Path folder) {
        if (!Files.isDirectory(folder)) {
            return new Enrichment(enrichers, List.of(), List.of());
        }
        Rules rules = new RuleLoader().load(List.of(folder));
        return new Enrichment(enrichers, rules.rules(), rules.problems());
    }

    /** The names of all facts. */
    public Set<String> facts() {
        Set<String> facts = new HashSet<>();
        enrichers.forEach(enricher -> facts.addAll(enricher.facts()));
        return facts;
    }

    /**
     * How rules are matched when some ask for facts: those are matched by what they ask of the event itself and judged later;
     * the feeders of the enrichers they need come behind all rules. Where no rule asks for a fact of an enricher, it is fed only if
     * it adds facts to every finding.
     */
    public Layout layout(List<Rule> rules, List<Correlation> correlations) {
        Map<Integer, List<String>> grouped = Feeds.fields(correlations);
        Set<Integer> late = new HashSet<>();
        Set<String> wanted = new HashSet<>();
        for (Enricher enricher : enrichers) {
            Set<String> facts = Set.copyOf(enricher.facts());
            boolean asked = !enricher.marks().isEmpty();
            for (int i = 0; i < rules.size(); i++) {
                if (Relaxation.names(rules.get(i).condition(), facts)
                        || grouped.getOrDefault(i, List.of()).stream().anyMatch(facts::contains)) {
                    asked = true;
                    late.add(i);
                }
            }
            if (asked) {
                wanted.addAll(enricher.feeders().keySet());
            }
        }
        Set<String> all = facts();
        Map<Integer, Condition> relaxed = new HashMap<>();
        late.forEach(i -> relaxed.put(i, Relaxation.of(rules.get(i).condition(), all)));
        List<Rule> laid = new ArrayList<>(rules);
        feeders.stream().filter(feeder -> wanted.contains(feeder.name())).forEach(laid::add);
        return new Layout(laid, laid.size() - rules.size(), relaxed);
    }

    /**
     * Rules as they are compiled.
     *
     * @param rules all rules, the feeders last
     * @param feeders how many feeders there are
     * @param relaxed for rules that are judged later, by index, what they ask of the event itself
     */
    public record Layout(List<Rule> rules, int feeders, Map<Integer, Condition> relaxed) {
        public Layout {
            rules = List.copyOf(rules);
            relaxed = Map.copyOf(relaxed);
        }
    }
}
