package org.foothold.sigma.correlation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foothold.sigma.text.Fold;
import org.jspecify.annotations.Nullable;

/** Which group a step belongs to: values compare without regard to case, as plain values of rules do. */
final class Groups {
    private Groups() {}

    /** The key of the step's group; null where a field to group by is missing. A field's values count together. */
    static @Nullable String of(Correlation correlation, Correlation.Input input, Step<?> step) {
        if (correlation.groupBy().isEmpty()) {
            return Fold.fold(step.target());
        }
        StringBuilder key = new StringBuilder();
        for (String name : correlation.groupBy()) {
            List<String> values = step.values(input.field(name));
            if (values.isEmpty()) {
                return null;
            }
            // Counts and lengths keep one value's end from being another's start.
            key.append(values.size()).append(':');
            for (String value : values) {
                key.append(value.length()).append(':').append(Fold.fold(value));
            }
        }
        return key.toString();
    }

    /** The fields that a correlation above sees: those of the last step, and the group by its own names. */
    static Map<String, List<String>> shown(Correlation correlation, Taken<?> taken) {
        Correlation.Input input = correlation.inputs().get(taken.input());
        Map<String, List<String>> fields = new HashMap<>(taken.step().fields());
        for (String name : correlation.groupBy()) {
            fields.put(name, taken.step().values(input.field(name)));
        }
        return fields;
    }

    /** The group's values by name, in the order of the document. */
    static Map<String, List<String>> named(Correlation correlation, Step<?> made) {
        Map<String, List<String>> group = new LinkedHashMap<>();
        correlation.groupBy().forEach(name -> group.put(name, made.values(name)));
        return group;
    }
}
