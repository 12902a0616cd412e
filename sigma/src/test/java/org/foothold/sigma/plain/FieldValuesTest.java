package org.foothold.sigma.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.mapping.FieldSource;
import org.foothold.sigma.mapping.Mappings;
import org.foothold.sigma.mapping.Variant;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.TextPattern;
import org.junit.jupiter.api.Test;

class FieldValuesTest {
    private static final LogSource SOURCE = new LogSource(null, "windows", "x");

    private final Mappings mappings = source ->
            List.of(variant("1", Map.of("Image", new FieldSource.Raw("NewProcessName"))), variant("2", Map.of()));

    @Test
    void readsAFieldWhereTheEventsKindKeepsIt() {
        FieldValues values = new FieldValues(mappings);

        assertThat(values.of(SOURCE, event("1", "NewProcessName", "a.exe"), List.of("Image", "EventID")))
                .containsExactly(Map.entry("Image", List.of("a.exe")), Map.entry("EventID", List.of("1")));
        assertThat(values.of(SOURCE, event("2", "NewProcessName", "a.exe"), List.of("Image")))
                .isEmpty();
        assertThat(values.of(SOURCE, event("2", "Image", "a.exe"), List.of("Image")))
                .containsExactly(Map.entry("Image", List.of("a.exe")));
    }

    @Test
    void leavesOutNullsAndWhatIsNotThere() {
        Event event = Event.of(new LinkedHashMap<>(Map.of(
                "EventID", List.of("2"), "A", Arrays.asList("x", null, "y"), "B", Arrays.asList((String) null))));

        assertThat(new FieldValues(mappings).of(SOURCE, event, List.of("A", "B", "C")))
                .containsExactly(Map.entry("A", List.of("x", "y")));
    }

    @Test
    void anEventOfNoKnownKindIsReadByItsOwnNames() {
        assertThat(new FieldValues(mappings).of(SOURCE, event("3", "Image", "a.exe"), List.of("Image")))
                .containsExactly(Map.entry("Image", List.of("a.exe")));
    }

    private static Event event(String id, String field, String value) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("EventID", List.of(id));
        fields.put(field, List.of(value));
        return Event.of(fields);
    }

    private static Variant variant(String id, Map<String, FieldSource> fields) {
        TextPattern pattern = new TextPattern(List.of(new TextPattern.Literal(id)));
        return new Variant(
                id,
                new Condition.Predicate("EventID", new Criterion.Text(pattern, false), new Position("test", 1, 1)),
                fields);
    }
}
