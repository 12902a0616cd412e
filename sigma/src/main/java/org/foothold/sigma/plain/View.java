package org.foothold.sigma.plain;

import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.mapping.FieldSource;
import org.foothold.sigma.mapping.Variant;
import org.jspecify.annotations.Nullable;

/** An event with its fields under the names that rules use. */
record View(Event event, @Nullable Variant variant) {

    /** The field's values; empty where the field is absent. */
    List<@Nullable String> values(String field) {
        return switch (source(field)) {
            case FieldSource.Raw raw -> event.values(raw.name());
            case FieldSource.Derived derived -> {
                String value = derived.of(event);
                yield value == null ? List.of() : List.of(value);
            }
        };
    }

    /** Whether the field is there, with a value or null. */
    boolean has(String field) {
        return switch (source(field)) {
            case FieldSource.Raw raw -> event.has(raw.name());
            case FieldSource.Derived derived -> derived.of(event) != null;
        };
    }

    /** Every value of the event, where keywords are looked for. */
    List<@Nullable String> everyValue() {
        List<@Nullable String> all = new ArrayList<>();
        event.fields().values().forEach(all::addAll);
        return all;
    }

    /** Where the event keeps the field. */
    FieldSource source(String field) {
        return variant == null ? new FieldSource.Raw(field) : variant.source(field);
    }
}
