package org.foothold.formats.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** The values of one object with their paths, as the scanner and as Jackson tell them. */
record Flat(String name, @Nullable String value) {
    private static final JsonFactory JACKSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(1_000_000)
                    .maxNestingDepth(JsonScanner.MAX_DEPTH)
                    .build())
            .build();

    static List<Flat> scanned(JsonScanner scanner, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        scanner.scan(bytes, 0, bytes.length, 0);
        return of(scanner);
    }

    static List<Flat> of(JsonScanner scanner) {
        List<Flat> all = new ArrayList<>();
        for (int n = 0; n < scanner.count(); n++) {
            byte kind = scanner.kind(n);
            String text = kind == JsonScanner.NULL
                    ? null
                    : JsonText.text(scanner.bytes(), scanner.from(n), scanner.to(n), kind == JsonScanner.ESCAPED);
            all.add(new Flat(scanner.paths().name(scanner.path(n)), text));
        }
        return all;
    }

    static List<Flat> parsed(String json) {
        return parsed(json.getBytes(StandardCharsets.UTF_8));
    }

    static List<Flat> parsed(byte[] json) {
        List<Flat> all = new ArrayList<>();
        try (JsonParser parser = JACKSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("no object");
            }
            Deque<String> names = new ArrayDeque<>();
            names.push("");
            while (!names.isEmpty()) {
                step(parser, parser.nextToken(), names, all);
            }
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("more than an object");
            }
        }
        return all;
    }

    // The names of the containers that are open; of an object, while a member is read, also the member's.
    private static void step(JsonParser parser, JsonToken token, Deque<String> names, List<Flat> all) {
        switch (token) {
            case PROPERTY_NAME -> {
                String prefix = names.element();
                String name = prefix.isEmpty() && names.size() == 1
                        ? parser.currentName()
                        : prefix + '.' + parser.currentName();
                JsonToken value = parser.nextToken();
                member(parser, value, name, names, all);
            }
            case END_OBJECT, END_ARRAY -> names.pop();
            default -> member(parser, token, names.element(), names, all);
        }
    }

    private static void member(JsonParser parser, JsonToken value, String name, Deque<String> names, List<Flat> all) {
        switch (value) {
            case START_OBJECT, START_ARRAY -> names.push(name);
            case VALUE_NULL -> all.add(new Flat(name, null));
            default -> all.add(new Flat(name, parser.getString()));
        }
    }
}
