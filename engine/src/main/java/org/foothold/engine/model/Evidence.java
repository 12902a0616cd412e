package org.foothold.engine.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One flat row found on a target; fields are in the order in which the log has them. */
public record Evidence(List<Field> fields) {
    public Evidence {
        fields = List.copyOf(fields);
    }

    /** The field's first value; null where the field is absent or null. */
    public @Nullable String first(String name) {
        for (Field field : fields) {
            if (field.name().equals(name) && !field.values().isEmpty()) {
                return field.values().getFirst();
            }
        }
        return null;
    }

    /**
     * A named field with its values as text.
     *
     * @param integer whether the log keeps the values as decimal integers
     * @param values at least one; null where the log says null
     */
    public record Field(String name, boolean integer, List<@Nullable String> values) {
        public Field {
            values = values.size() == 1
                    ? Collections.singletonList(values.getFirst())
                    : Collections.unmodifiableList(new ArrayList<>(values));
        }
    }
}
