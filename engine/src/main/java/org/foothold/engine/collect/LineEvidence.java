package org.foothold.engine.collect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foothold.engine.model.Evidence;
import org.foothold.engine.shape.LineEvent;
import org.foothold.engine.shape.LineShape;
import org.foothold.sigma.event.Event;
import org.jspecify.annotations.Nullable;

/** Makes evidence of an event of a line: all its fields, flat, with the names that its shape gives. */
public final class LineEvidence {
    private LineEvidence() {}

    /** The event as evidence: of each field all its values, in the place of the first. */
    public static Evidence evidence(LineEvent event) {
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        for (int value = 0; value < event.count(); value++) {
            if (!event.dropped(value)) {
                places.computeIfAbsent(event.name(value), name -> new ArrayList<>(1))
                        .add(value);
            }
        }
        List<Evidence.Field> fields = new ArrayList<>(places.size());
        places.forEach((name, values) -> fields.add(field(event, name, values)));
        return new Evidence(fields);
    }

    /** Only these fields of the event. */
    public static Event event(LineEvent event, Set<String> names) {
        Map<String, List<@Nullable String>> fields = new HashMap<>();
        for (int value = 0; value < event.count(); value++) {
            if (!event.dropped(value) && names.contains(event.name(value))) {
                fields.computeIfAbsent(event.name(value), name -> new ArrayList<>(1))
                        .add(event.string(value));
            }
        }
        return Event.of(fields);
    }

    private static Evidence.Field field(LineEvent event, String name, List<Integer> places) {
        List<@Nullable String> values = new ArrayList<>(places.size());
        boolean integer = true;
        for (int place : places) {
            values.add(event.string(place));
            integer &= event.isInteger(place) || event.isNull(place);
        }
        return new Evidence.Field(name, integer, values);
    }

    /** When the event happened; the beginning of 1970 where it does not say. */
    public static Instant at(LineEvent event) {
        LineShape shape = event.view().shape();
        for (String path : shape.times().isEmpty() ? LineShape.PLAIN.times() : shape.times()) {
            String written = event.first(List.of(path));
            Instant at = written == null ? null : WrittenAt.of(written);
            if (at != null) {
                return at;
            }
        }
        return Instant.EPOCH;
    }

    /** The machine or account that the event is about; empty where it does not say. */
    public static String target(LineEvent event) {
        LineShape shape = event.view().shape();
        String target = event.first(shape.targets().isEmpty() ? LineShape.PLAIN.targets() : shape.targets());
        return target == null ? "" : target;
    }
}
