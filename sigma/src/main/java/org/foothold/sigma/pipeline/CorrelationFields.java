package org.foothold.sigma.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields that a correlation names.
 *
 * @param groupBy fields and aliases
 * @param measured fields of the condition
 * @param aliases for each alias the field that stands for it, by the rule's name or id
 */
public record CorrelationFields(List<String> groupBy, List<String> measured, Map<String, Map<String, String>> aliases) {
    public CorrelationFields {
        groupBy = List.copyOf(groupBy);
        measured = List.copyOf(measured);
        Map<String, Map<String, String>> copy = new LinkedHashMap<>();
        aliases.forEach((alias, byRule) -> copy.put(alias, Map.copyOf(byRule)));
        aliases = Map.copyOf(copy);
    }
}
