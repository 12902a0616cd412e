package org.foothold.app.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foothold.sigma.event.Event;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads events written as JSON objects, one behind the other or in an array: flat ones, nested ones, whose members then go
 * by dotted names, and findings of a hunt, whose evidence is taken.
 */
public final class JsonEvents {
    private static final String EVIDENCE = "evidence.";

    private JsonEvents() {}

    /** All events; an {@link IOException} says where the text is no JSON. */
    public static List<Event> read(InputStream in) throws IOException {
        List<Event> events = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    events.add(event(parser));
                } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
                    throw new IOException(
                            "not an event: " + parser.currentTokenLocation().offsetDescription());
                }
            }
        } catch (JacksonException wrong) {
            throw new IOException("not JSON: " + wrong.getMessage(), wrong);
        }
        return events;
    }

    private static Event event(JsonParser parser) {
        Map<String, List<@Nullable String>> fields = new LinkedHashMap<>();
        members(parser, "", fields);
        boolean finding = fields.getOrDefault("kind", List.of()).contains("finding");
        if (!finding) {
            return Event.of(fields);
        }
        Map<String, List<@Nullable String>> evidence = new LinkedHashMap<>();
        fields.forEach((name, values) -> {
            if (name.startsWith(EVIDENCE)) {
                evidence.put(name.substring(EVIDENCE.length()), values);
            }
        });
        return Event.of(evidence);
    }

    private static void members(JsonParser parser, String prefix, Map<String, List<@Nullable String>> fields) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = prefix + parser.currentName();
            value(parser, parser.nextToken(), name, fields);
        }
    }

    private static void value(
            JsonParser parser, JsonToken token, String name, Map<String, List<@Nullable String>> fields) {
        switch (token) {
            case START_OBJECT -> members(parser, name + ".", fields);
            case START_ARRAY -> {
                for (JsonToken item = parser.nextToken(); item != JsonToken.END_ARRAY; item = parser.nextToken()) {
                    value(parser, item, name, fields);
                }
            }
            case VALUE_NULL -> add(fields, name, null);
            default -> add(fields, name, parser.getString());
        }
    }

    private static void add(Map<String, List<@Nullable String>> fields, String name, @Nullable String value) {
        List<@Nullable String> values = fields.get(name);
        if (values == null) {
            values = new ArrayList<>();
            fields.put(name, values);
        }
        values.add(value);
    }
}
