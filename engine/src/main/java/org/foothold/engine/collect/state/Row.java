package org.foothold.engine.collect.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can run, grant or admit, as a file of the target says it.
 *
 * @param line the line of the file, from 1; 0 where it is the file itself
 * @param fields in the order in which a report shows them
 */
public record Row(StateFile file, int line, Map<String, List<String>> fields) {
    public Row {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** Makes a row of this line of a file. */
    public static Builder at(StateFile file, int line) {
        return new Builder(file, line);
    }

    /** A row in the making. */
    public static final class Builder {
        private final StateFile file;
        private final int line;
        private final Map<String, List<String>> fields = new LinkedHashMap<>();

        private Builder(StateFile file, int line) {
            this.file = file;
            this.line = line;
        }

        /** Adds a value; nothing where there is none. */
        public Builder with(String field, @Nullable String value) {
            if (value != null) {
                fields.computeIfAbsent(field, any -> new ArrayList<>(1)).add(value);
            }
            return this;
        }

        /** Adds each of the values. */
        public Builder with(String field, Iterable<String> values) {
            values.forEach(value -> with(field, value));
            return this;
        }

        public Row row() {
            return new Row(file, line, fields);
        }
    }
}
