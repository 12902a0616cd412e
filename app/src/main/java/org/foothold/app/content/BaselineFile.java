package org.foothold.app.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.foothold.engine.enrich.account.Baseline;
import org.foothold.engine.enrich.account.Baseline.Known;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Writes a baseline of accounts as one JSON object, and reads it back. */
public final class BaselineFile {
    /** Goes up with every change that an older program would misread. */
    private static final int FORMAT = 1;

    /** Characters of a file: 100,000 accounts with what is known of them take less. */
    private static final long MOST_CHARACTERS = 1L << 29;

    /** Characters of a text; names of accounts and agents of browsers have a few hundred. */
    private static final int MOST_TEXT = 4_096;

    private static final int MOST_LEVELS = 8;

    /** Values of one trait; more than are ever kept. */
    private static final int MOST_VALUES = 1_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(MOST_CHARACTERS)
                    .maxStringLength(MOST_TEXT)
                    .maxNameLength(MOST_TEXT)
                    .maxNestingDepth(MOST_LEVELS)
                    .build())
            .build();

    private BaselineFile() {}

    /** Writes a baseline; the same is always written alike. */
    public static void write(Baseline baseline, OutputStream out) {
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeNumberProperty("format", FORMAT);
            times("places", baseline.places(), json);
            json.writeObjectPropertyStart("names");
            new TreeMap<>(baseline.names()).forEach(json::writeStringProperty);
            json.writeEndObject();
            json.writeObjectPropertyStart("accounts");
            new TreeMap<>(baseline.accounts()).forEach((name, known) -> account(name, known, json));
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private static void account(String name, Known known, JsonGenerator json) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("first_at", known.firstAt().toString());
        if (known.usedAt() != null) {
            json.writeStringProperty("used_at", known.usedAt().toString());
        }
        json.writeBooleanProperty("admin", known.admin());
        json.writeBooleanProperty("never_expires", known.neverExpires());
        times("last_at", known.lastAt(), json);
        json.writeObjectPropertyStart("seen");
        new TreeMap<>(known.seen()).forEach((trait, values) -> list(trait, values, json));
        json.writeEndObject();
        list("many", known.many(), json);
        json.writeEndObject();
    }

    private static void times(String name, Map<String, Instant> times, JsonGenerator json) {
        json.writeObjectPropertyStart(name);
        new TreeMap<>(times).forEach((key, at) -> json.writeStringProperty(key, at.toString()));
        json.writeEndObject();
    }

    private static void list(String name, List<String> values, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    /** Reads a baseline; an {@link IOException} says why it is none, and where. */
    public static Baseline read(InputStream in) throws IOException {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), in)) {
            return read(json);
        }
    }

    private static Baseline read(JsonParser json) throws IOException {
        try {
            return new Reader(json).baseline();
        } catch (JacksonException wrong) {
            TokenStreamLocation place = json.currentLocation();
            throw new IOException(wrong.getOriginalMessage() + at(place.getLineNr(), place.getColumnNr()), wrong);
        }
    }

    private static String at(int line, int column) {
        return " (line " + line + ", column " + column + ")";
    }

    /** Goes through the file once. */
    private record Reader(JsonParser json) {
        private interface Value {
            void read(String name) throws IOException;
        }

        Baseline baseline() throws IOException {
            Map<String, Instant> places = new LinkedHashMap<>();
            Map<String, String> names = new LinkedHashMap<>();
            Map<String, Known> accounts = new LinkedHashMap<>();
            json.nextToken();
            int[] format = {0};
            object(MOST_LEVELS, name -> {
                if (format[0] != FORMAT && !name.equals("format")) {
                    throw wrong("no baseline of format " + FORMAT);
                }
                switch (name) {
                    case "format" -> format[0] = number();
                    case "places" -> object(Baseline.MOST, key -> places.put(key, time()));
                    case "names" -> object(Baseline.MOST, key -> names.put(key, text()));
                    case "accounts" -> object(Baseline.MOST, key -> accounts.put(key, account()));
                    default -> throw wrong("unknown member '" + name + "'");
                }
            });
            if (format[0] != FORMAT) {
                throw wrong("no baseline of format " + FORMAT);
            }
            return new Baseline(places, names, accounts);
        }

        private Known account() throws IOException {
            Map<String, Instant> times = new LinkedHashMap<>();
            Map<String, Instant> lastAt = new LinkedHashMap<>();
            Map<String, List<String>> seen = new LinkedHashMap<>();
            Map<String, Boolean> marks = new LinkedHashMap<>();
            List<String> many = new ArrayList<>();
            object(MOST_VALUES, name -> {
                switch (name) {
                    case "first_at", "used_at" -> times.put(name, time());
                    case "admin", "never_expires" -> marks.put(name, truth());
                    case "last_at" -> object(MOST_VALUES, key -> lastAt.put(key, time()));
                    case "seen" -> object(MOST_VALUES, key -> seen.put(key, list()));
                    case "many" -> many.addAll(list());
                    default -> throw wrong("unknown member '" + name + "'");
                }
            });
            Instant firstAt = times.get("first_at");
            if (firstAt == null) {
                throw wrong("an account without first_at");
            }
            return new Known(
                    firstAt,
                    times.get("used_at"),
                    marks.getOrDefault("admin", false),
                    marks.getOrDefault("never_expires", false),
                    lastAt,
                    seen,
                    many);
        }

        private void object(int most, Value member) throws IOException {
            expect(JsonToken.START_OBJECT, "an object");
            int count = 0;
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                if (++count > most) {
                    throw wrong("more than " + most + " members");
                }
                String name = json.currentName();
                json.nextToken();
                member.read(name);
            }
        }

        private List<String> list() throws IOException {
            expect(JsonToken.START_ARRAY, "a list");
            List<String> values = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (values.size() == MOST_VALUES) {
                    throw wrong("more than " + MOST_VALUES + " values");
                }
                values.add(text());
            }
            return values;
        }

        private String text() throws IOException {
            expect(JsonToken.VALUE_STRING, "a text");
            return json.getString();
        }

        private int number() throws IOException {
            expect(JsonToken.VALUE_NUMBER_INT, "a number");
            return json.getIntValue();
        }

        private boolean truth() throws IOException {
            if (json.currentToken() == JsonToken.VALUE_TRUE) {
                return true;
            }
            expect(JsonToken.VALUE_FALSE, "true or false");
            return false;
        }

        private Instant time() throws IOException {
            String text = text();
            try {
                return Instant.parse(text);
            } catch (DateTimeException none) {
                throw wrong("'" + text + "' is no time");
            }
        }

        private void expect(JsonToken token, String what) throws IOException {
            @Nullable JsonToken found = json.currentToken();
            if (found != token) {
                throw wrong("expected " + what);
            }
        }

        private IOException wrong(String message) {
            return new IOException(message
                    + at(
                            json.currentTokenLocation().getLineNr(),
                            json.currentTokenLocation().getColumnNr()));
        }
    }
}
