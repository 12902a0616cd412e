package org.foothold.sigma.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.rule.TextPattern;
import org.jspecify.annotations.Nullable;

/** The mappings as the table that {@code docs/mappings.md} shows. */
final class MappingTable {
    private MappingTable() {}

    /** A row for each way of logging, log sources in order of their names; {@code rules} counts the rules of each. */
    static List<String> rows(MappingSet set, Map<LogSource, Integer> rules) {
        Map<String, List<Mapping>> grouped = new TreeMap<>(Comparator.naturalOrder());
        for (Mapping mapping : set.all()) {
            grouped.computeIfAbsent(name(mapping.logsource()), name -> new ArrayList<>())
                    .add(mapping);
        }
        List<String> rows = new ArrayList<>();
        grouped.forEach((name, mappings) -> {
            String first = name;
            for (Mapping mapping : mappings) {
                Map<String, List<TextPattern>> where = new LinkedHashMap<>(mapping.where());
                String channel = texts(where.remove("Channel"));
                String ids = where.containsKey("EventID") ? texts(where.remove("EventID")) : "";
                String others = where.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + texts(entry.getValue()))
                        .collect(Collectors.joining("; "));
                rows.add("| " + first + " | " + channel + " | " + ids + " | " + others + " | "
                        + (first.isEmpty() ? "" : count(rules, mapping.logsource())) + " |");
                first = "";
            }
        });
        return rows;
    }

    // Windows has by far the most rules and is not named.
    private static String name(LogSource logsource) {
        String product = logsource.product();
        return what(logsource) + (product == null || "windows".equals(product) ? "" : " of " + product);
    }

    private static String what(LogSource logsource) {
        if (logsource.category() != null) {
            return "category `" + logsource.category() + "`";
        }
        return logsource.service() != null ? "service `" + logsource.service() + "`" : "any";
    }

    // A rule may leave out the product.
    private static int count(Map<LogSource, Integer> rules, LogSource logsource) {
        LogSource bare = new LogSource(logsource.category(), null, logsource.service());
        boolean named = logsource.category() != null || logsource.service() != null;
        return rules.getOrDefault(logsource, 0) + (named ? rules.getOrDefault(bare, 0) : 0);
    }

    private static String texts(@Nullable List<TextPattern> patterns) {
        if (patterns == null) {
            return "";
        }
        return patterns.stream().map(MappingTable::text).collect(Collectors.joining(", "));
    }

    private static String text(TextPattern pattern) {
        return pattern.shape() == TextPattern.Shape.NOT_EMPTY ? "any" : pattern.toString();
    }
}
