package org.foothold.app.coverage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The techniques of ATT&CK's Persistence tactic (TA0003), as {@code content/attack/ta0003.json} lists them.
 *
 * @param version of ATT&CK
 * @param techniques ids in order
 * @param left ids that belonged to the tactic up to version 18
 * @param names of techniques by id; a sub-technique's own name, without that of its technique
 */
public record Tactic(String version, List<String> techniques, List<String> left, Map<String, String> names) {
    /** Nothing is known of it. */
    public static final Tactic NONE = new Tactic("", List.of(), List.of(), Map.of());

    private static final Pattern ID = Pattern.compile("T\\d{4}(\\.\\d{3})?");

    public Tactic {
        techniques = List.copyOf(techniques);
        left = List.copyOf(left);
        names = Map.copyOf(names);
    }

    /** Reads the list; an {@link IOException} says what is wrong with it. */
    public static Tactic read(Path file) throws IOException {
        Map<String, List<String>> members = new HashMap<>();
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            String name = "";
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME) {
                    name = parser.currentName();
                } else if (token == JsonToken.VALUE_STRING) {
                    members.computeIfAbsent(name, any -> new ArrayList<>()).add(parser.getString());
                }
            }
        } catch (JacksonException wrong) {
            throw new IOException(file + ": " + wrong.getMessage(), wrong);
        }
        List<String> version = members.getOrDefault("version", List.of());
        List<String> techniques = members.getOrDefault("techniques", List.of());
        if (version.size() != 1 || techniques.isEmpty()) {
            throw new IOException(file + ": no version, or no techniques");
        }
        Map<String, String> names = new HashMap<>();
        members.forEach((name, texts) -> {
            if (ID.matcher(name).matches()) {
                names.put(name, texts.getFirst());
            }
        });
        return new Tactic(version.getFirst(), techniques, members.getOrDefault("left_since_18_1", List.of()), names);
    }

    /** The techniques of the tactic in this version of ATT&CK, 18 or 19. */
    public List<String> techniques(int attack) {
        if (attack >= 19) {
            return techniques;
        }
        List<String> all = new ArrayList<>(techniques);
        all.addAll(left);
        return all.stream().sorted().toList();
    }
}
