package org.foothold.sigma.pipeline;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.yaml.Yaml;
import org.foothold.sigma.yaml.YamlNode;
import org.foothold.sigma.yaml.YamlNode.Scalar;
import org.jspecify.annotations.Nullable;

/** The keys of a step or a condition; a key that nobody asked for is refused, so that none is passed over. */
final class Params {
    private final YamlNode.Mapping map;
    private final Set<String> asked = new LinkedHashSet<>();

    Params(YamlNode.Mapping map) {
        this.map = map;
    }

    YamlNode.Mapping map() {
        return map;
    }

    @Nullable
    YamlNode optional(String key) {
        asked.add(key);
        return map.get(key);
    }

    YamlNode required(String key) throws ContentException {
        asked.add(key);
        return Yaml.required(map, key);
    }

    String text(String key) throws ContentException {
        return Yaml.text(required(key));
    }

    String text(String key, String otherwise) throws ContentException {
        YamlNode node = optional(key);
        return node == null ? otherwise : Yaml.text(node);
    }

    @Nullable
    String textOrNull(String key) throws ContentException {
        YamlNode node = optional(key);
        return node == null || isNull(node) ? null : Yaml.text(node);
    }

    /** One of these words; the first where the key is missing. */
    String word(String key, String... words) throws ContentException {
        YamlNode node = optional(key);
        String text = node == null ? words[0] : Yaml.text(node);
        if (node != null && !List.of(words).contains(text)) {
            throw Yaml.refused(node, "'" + key + "' is one of " + String.join(", ", words) + ", not '" + text + "'");
        }
        return text;
    }

    boolean truth(String key) throws ContentException {
        YamlNode node = optional(key);
        return node != null && truth(node);
    }

    static boolean truth(YamlNode node) throws ContentException {
        if (node instanceof Scalar scalar && scalar.type() == YamlNode.Type.BOOLEAN) {
            return Boolean.parseBoolean(scalar.text());
        }
        throw Yaml.refused(node, "expected true or false, found " + node.what());
    }

    Scalar scalar(String key) throws ContentException {
        if (required(key) instanceof Scalar scalar) {
            return scalar;
        }
        throw Yaml.refused(required(key), "'" + key + "' is a single value");
    }

    List<String> texts(String key) throws ContentException {
        return Yaml.texts(required(key));
    }

    /** Texts, or null where the key is missing. */
    @Nullable
    List<String> textsOrNull(String key) throws ContentException {
        YamlNode node = optional(key);
        return node == null || isNull(node) ? null : Yaml.texts(node);
    }

    /** From a name to one or more; the name {@code null} is written as such. */
    Map<@Nullable String, List<String>> mapping(String key) throws ContentException {
        Map<@Nullable String, List<String>> mapping = new LinkedHashMap<>();
        for (YamlNode.Entry entry : Yaml.map(required(key)).entries()) {
            String name = isNull(entry.key()) ? null : entry.key().text();
            mapping.put(name, List.copyOf(Yaml.texts(entry.value())));
        }
        return mapping;
    }

    PythonRegex regex(String key) throws ContentException {
        return PythonRegex.read(required(key));
    }

    /** Refuses the first key that nobody asked for. */
    void refuseOthers() throws ContentException {
        Yaml.refuseOthers(map, asked);
    }

    static boolean isNull(YamlNode node) {
        return node instanceof Scalar scalar && scalar.type() == YamlNode.Type.NULL;
    }
}
