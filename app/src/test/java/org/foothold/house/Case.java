package org.foothold.house;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.foothold.engine.enrich.Enrichers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One case of a rule: the event as flat fields, and whether the rule must match it.
 *
 * @param rule the rule's file, below {@code content/rules}
 * @param fires whether the rule must match; a near miss must not
 */
record Case(String rule, boolean fires, int line, Map<String, List<@Nullable String>> fields) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path CASES = Path.of("content", "cases", "rules");

    /** What stands before the slash in the channels that no Windows event log holds. */
    private static final Set<String> OTHER_LOGS = Set.of(
            "linux",
            "Linux-Sysmon",
            "aws",
            "azure",
            "m365",
            "gcp",
            "google_workspace",
            "okta",
            "github",
            "kubernetes",
            "macos");

    /** A fact as the key of a detection. */
    private static final Pattern FACT = Pattern.compile("(?m)^\\s+(- )?("
            + Enrichers.load(Checkout.root().resolve("content")).stream()
                    .flatMap(enricher -> enricher.facts().stream())
                    .collect(Collectors.joining("|"))
            + ")(\\||:)");

    /**
     * The case of a correlation, or of a rule that asks for facts: the events in order of time must give a finding, or must not.
     *
     * @param rule the file, below {@code content/rules}
     * @param correlation whether it is a correlation
     */
    record Sequence(
            String rule,
            boolean fires,
            boolean correlation,
            String json,
            List<Map<String, List<@Nullable String>>> events) {
        /** The events as their log holds them, a dotted name being a path: the shape of the log knows them by that. */
        String nested() {
            return json.lines().map(Sequence::nested).collect(Collectors.joining("\n", "", "\n"));
        }

        private static String nested(String line) {
            ObjectNode nested = JSON.createObjectNode();
            JSON.readTree(line).properties().forEach(field -> {
                ObjectNode at = nested;
                String[] names = field.getKey().split("\\.");
                for (int i = 0; i < names.length - 1; i++) {
                    at = at.withObjectProperty(names[i]);
                }
                at.set(names[names.length - 1], field.getValue());
            });
            return nested.toString();
        }

        @Override
        public String toString() {
            return rule + (fires ? " fires" : " near miss");
        }
    }

    /** Every case of a correlation or of a rule that asks for facts, in order. */
    static List<Sequence> sequences() {
        List<Sequence> sequences = new ArrayList<>();
        for (Path path : Checkout.files()) {
            if (path.startsWith(CASES) && isOfSequence(folder(path))) {
                String folder = folder(path);
                String json = Checkout.text(path);
                sequences.add(new Sequence(
                        folder + ".yml", path.endsWith("fires.json"), isOfCorrelation(folder), json, events(json)));
            }
        }
        return sequences;
    }

    private static boolean isOfCorrelation(String folder) {
        return rule(folder).contains("\ncorrelation:");
    }

    private static boolean isOfSequence(String folder) {
        return isOfCorrelation(folder) || FACT.matcher(rule(folder)).find();
    }

    private static String rule(String folder) {
        return Checkout.text(Path.of("content", "rules", folder + ".yml"));
    }

    private static String folder(Path path) {
        return CASES.relativize(path.getParent()).toString().replace('\\', '/');
    }

    /** Every case of a rule in {@code content/cases}, in order. */
    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (Path path : Checkout.files()) {
            if (path.startsWith(CASES) && !isOfSequence(folder(path))) {
                String folder = folder(path);
                boolean fires = path.endsWith("fires.json");
                int line = 0;
                for (Map<String, List<@Nullable String>> fields : events(Checkout.text(path))) {
                    cases.add(new Case(folder + ".yml", fires, ++line, fields));
                }
            }
        }
        return cases;
    }

    /** Whether the event is one of a Windows event log: all are, but for those whose log is named after its reader. */
    boolean isOfWindows() {
        return isOfWindows(fields);
    }

    /** As {@link #isOfWindows()}. */
    static boolean isOfWindows(Map<String, List<@Nullable String>> fields) {
        return fields.getOrDefault("Channel", List.of()).stream()
                .noneMatch(channel -> channel != null && OTHER_LOGS.contains(channel.split("/", 2)[0]));
    }

    @Override
    public String toString() {
        return rule + (fires ? " fires " : " near miss ") + line;
    }

    private static List<Map<String, List<@Nullable String>>> events(String json) {
        List<Map<String, List<@Nullable String>>> events = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            while (parser.nextToken() != null) {
                events.add(event(parser));
            }
        }
        return events;
    }

    private static Map<String, List<@Nullable String>> event(JsonParser parser) {
        Map<String, List<@Nullable String>> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            List<@Nullable String> values = new ArrayList<>();
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    values.add(text(parser));
                }
            } else {
                values.add(text(parser));
            }
            fields.put(name, values);
        }
        return fields;
    }

    private static @Nullable String text(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getString();
    }
}
