package org.foothold.app.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.foothold.sigma.event.Event;
import org.junit.jupiter.api.Test;

class JsonEventsTest {
    @Test
    void readsFlatAndNestedEvents() throws IOException {
        List<Event> events =
                read("{\"EventID\":4624,\"a\":{\"b\":true,\"c\":[1,\"x\",null]},\"n\":null}\n{\"e\":1.50}");

        assertThat(events).hasSize(2);
        assertThat(events.getFirst().values("EventID")).containsExactly("4624");
        assertThat(events.getFirst().values("a.b")).containsExactly("true");
        assertThat(events.getFirst().values("a.c")).containsExactly("1", "x", null);
        assertThat(events.getFirst().values("n")).containsExactly((String) null);
        assertThat(events.getLast().values("e")).containsExactly("1.50");
    }

    @Test
    void takesTheEvidenceOfFindings() throws IOException {
        List<Event> events = read("[{\"kind\":\"finding\",\"level\":\"high\",\"evidence\":{\"EventID\":7045}}]");

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.values("EventID")).containsExactly("7045");
            assertThat(event.has("level")).isFalse();
        });
    }

    @Test
    void saysWhereTheTextIsNoJson() {
        assertThatIOException().isThrownBy(() -> read("{\"a\":")).withMessageContaining("not JSON");
        assertThatIOException().isThrownBy(() -> read("{\"a\":[1,{}")).withMessageContaining("not JSON");
        assertThatIOException().isThrownBy(() -> read("12"));
    }

    private static List<Event> read(String json) throws IOException {
        return JsonEvents.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
