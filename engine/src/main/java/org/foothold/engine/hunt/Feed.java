package org.foothold.engine.hunt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.foothold.engine.enrich.Enricher;
import org.foothold.sigma.match.RuleSet;

/**
 * What enrichers are told of an event that a feeder matches.
 *
 * @param name the feeder's name
 * @param fields what any of its enrichers needs
 * @param enrichers those that are told, by their place among all
 */
record Feed(String name, List<String> fields, List<Integer> enrichers) {
    Feed {
        fields = List.copyOf(fields);
        enrichers = List.copyOf(enrichers);
    }

    /** The enrichers that the last rules of a set feed with all that they hear of: no rule asks for the facts of others. */
    static List<Enricher> fed(RuleSet rules, int feeders, List<Enricher> enrichers) {
        Set<String> names = new HashSet<>();
        for (int index = rules.size() - feeders; index < rules.size(); index++) {
            names.add(String.valueOf(rules.rule(index).name()));
        }
        return feeders == 0
                ? List.of()
                : enrichers.stream()
                        .filter(enricher -> names.containsAll(enricher.feeders().keySet()))
                        .toList();
    }

    /** What the last rules of a set feed, by their indices. */
    static Map<Integer, Feed> of(RuleSet rules, int feeders, List<Enricher> enrichers) {
        Map<Integer, Feed> feeds = new HashMap<>();
        for (int index = rules.size() - feeders; index < rules.size(); index++) {
            String name = rules.rule(index).name();
            TreeSet<String> fields = new TreeSet<>();
            List<Integer> told = new ArrayList<>();
            for (int i = 0; i < enrichers.size(); i++) {
                List<String> needed =
                        name == null ? null : enrichers.get(i).feeders().get(name);
                if (needed != null) {
                    fields.addAll(needed);
                    told.add(i);
                }
            }
            feeds.put(index, new Feed(String.valueOf(name), List.copyOf(fields), told));
        }
        return feeds;
    }
}
