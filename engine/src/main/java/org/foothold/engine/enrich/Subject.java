package org.foothold.engine.enrich;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event whose facts are asked for.
 *
 * @param at when it happened
 * @param target the machine or account that it happened on
 * @param fields of the fields that the enricher asks for those that the event has, by the names of rules
 * @param heard what feeders matched of this very event
 */
public record Subject(Instant at, String target, Map<String, List<String>> fields, List<Heard> heard) {
    public Subject {
        fields = Map.copyOf(fields);
        heard = List.copyOf(heard);
    }

    /** The field's first value; null where there is none. */
    public @Nullable String value(String name) {
        List<String> values = fields.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.getFirst();
    }
}
