package org.foothold.sigma.plain;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.mapping.Mappings;
import org.foothold.sigma.mapping.Variant;
import org.foothold.sigma.rule.LogSource;
import org.jspecify.annotations.Nullable;

/** Reads fields of an event by the names that rules of a log source use. Belongs to one thread. */
public final class FieldValues {
    private final Mappings mappings;
    private final PlainEvaluator evaluator = new PlainEvaluator();
    private final Map<LogSource, List<Variant>> known = new HashMap<>();

    /** Reads fields of log sources that these mappings know. */
    public FieldValues(Mappings mappings) {
        this.mappings = mappings;
    }

    /** Of these fields the values that are there and not null; a field without any is left out. */
    public Map<String, List<String>> of(LogSource logsource, Event event, List<String> names) {
        View view = new View(event, variant(logsource, event));
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String name : names) {
            List<String> values =
                    view.values(name).stream().filter(Objects::nonNull).toList();
            if (!values.isEmpty()) {
                fields.put(name, values);
            }
        }
        return fields;
    }

    private @Nullable Variant variant(LogSource logsource, Event event) {
        for (Variant variant : known.computeIfAbsent(logsource, mappings::variants)) {
            if (evaluator.decide(variant.where(), event) == Verdict.YES) {
                return variant;
            }
        }
        return null;
    }
}
