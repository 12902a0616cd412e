package org.foothold.sigma.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as named values, each rendered as text: the plain form, which the one-by-one evaluator and explanations read.
 * A field may have several values; a value that is null was null in the log; a field that is not there is absent.
 */
public final class Event {
    private final Map<String, List<@Nullable String>> fields;
    private final Map<String, List<String>> facts;

    private Event(Map<String, List<@Nullable String>> fields, Map<String, List<String>> facts) {
        this.fields = fields;
        this.facts = facts;
    }

    /** An event of these fields; the order of fields and values is kept. */
    public static Event of(Map<String, ? extends List<@Nullable String>> fields) {
        Map<String, List<@Nullable String>> copy = new LinkedHashMap<>();
        fields.forEach((name, values) -> copy.put(
                name,
                values.size() == 1
                        ? Collections.singletonList(values.getFirst())
                        : Collections.unmodifiableList(new ArrayList<>(values))));
        return new Event(Collections.unmodifiableMap(copy), Map.of());
    }

    /** This event with facts that were found out about it; where it has a field of the same name, the fact counts. */
    public Event with(Map<String, List<String>> found) {
        return new Event(fields, Map.copyOf(found));
    }

    /** All fields in order, without facts: keywords look for what the log says. */
    public Map<String, List<@Nullable String>> fields() {
        return fields;
    }

    /** The field's values; empty where the field is absent. */
    public List<@Nullable String> values(String field) {
        List<String> found = facts.get(field);
        return found != null ? Collections.unmodifiableList(found) : fields.getOrDefault(field, List.of());
    }

    /** Whether the field is there, with a value or null. */
    public boolean has(String field) {
        return facts.containsKey(field) || fields.containsKey(field);
    }

    @Override
    public String toString() {
        return facts.isEmpty() ? fields.toString() : fields + " with " + facts;
    }
}
