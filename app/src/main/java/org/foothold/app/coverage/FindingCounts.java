package org.foothold.app.coverage;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** How many findings of a hunt's NDJSON name each technique. */
public final class FindingCounts {
    private FindingCounts() {}

    /** Counts by technique; lines of other kinds are passed over. An {@link IOException} says where it is no JSON. */
    public static SortedMap<String, Long> read(InputStream in) throws IOException {
        SortedMap<String, Long> counts = new TreeMap<>();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.START_OBJECT) {
                    throw new IOException("not a hunt's NDJSON: "
                            + parser.currentTokenLocation().offsetDescription());
                }
                for (String technique : techniques(parser)) {
                    counts.merge(technique, 1L, Long::sum);
                }
            }
        } catch (JacksonException wrong) {
            throw new IOException("not JSON: " + wrong.getMessage(), wrong);
        }
        return counts;
    }

    private static List<String> techniques(JsonParser parser) {
        List<String> techniques = new ArrayList<>();
        boolean finding = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("kind")) {
                finding = value == JsonToken.VALUE_STRING && parser.getString().equals("finding");
            } else if (name.equals("techniques") && value == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.VALUE_STRING) {
                    techniques.add(parser.getString());
                }
            } else {
                parser.skipChildren();
            }
        }
        return finding ? techniques : List.of();
    }
}
