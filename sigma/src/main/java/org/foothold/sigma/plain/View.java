package org.foothold.sigma.plain;

import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.mapping.FieldSource;
import org.foothold.sigma.mapping.Variant;
import org.jspecify.annotations.Nullable;

/** An event with its fields under the names that rules use; it remembers what it was asked last. */
final class View {
    private final Event event;
    private final @Nullable Variant variant;
    private @Nullable String lastField;
    private List<@Nullable String> lastValues = List.of();
    private @Nullable List<@Nullable String> every;

    /** The event as the variant names its fields; without a variant, as the event does. */
    View(Event event, @Nullable Variant variant) {
        this.event = event;
        this.variant = variant;
    }

    /** The field's values; empty where the field is absent. */
    List<@Nullable String> values(String field) {
        if (!field.equals(lastField)) {
            lastValues = read(field);
            lastField = field;
        }
        return lastValues;
    }

    private List<@Nullable String> read(String field) {
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
        List<@Nullable String> all = every;
        if (all == null) {
            all = new ArrayList<>();
            for (List<@Nullable String> values : event.fields().values()) {
                all.addAll(values);
            }
            every = all;
        }
        return all;
    }

    /** Where the event keeps the field. */
    FieldSource source(String field) {
        return variant == null ? new FieldSource.Raw(field) : variant.source(field);
    }
}
