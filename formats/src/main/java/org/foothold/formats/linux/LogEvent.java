package org.foothold.formats.linux;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of a log as flat fields.
 *
 * @param line the first line, or for a file of records the first record, that it was made of; the first is one
 * @param at when it happened; null where the log does not say
 * @param machine who wrote the log; empty where it does not say
 * @param fields field to values, in the order of the log; never without values
 */
public record LogEvent(long line, @Nullable Instant at, String machine, Map<String, List<String>> fields) {
    public LogEvent {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        fields.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        fields = Collections.unmodifiableMap(copy);
    }

    /** The values of this field; none where it is absent. */
    public List<String> values(String name) {
        return fields.getOrDefault(name, List.of());
    }
}
