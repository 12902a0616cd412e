package org.foothold.sigma.modifier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.rule.TextPattern;
import org.foothold.sigma.yaml.YamlNode;
import org.foothold.sigma.yaml.YamlReader;

/**
 * What stands for {@code %name%} in rules with the modifier {@code expand} (Sigma rules specification, "placeholders").
 *
 * @param values for each name without percent signs its values, which may have wildcards
 */
public record Placeholders(Map<String, List<String>> values) {
    /** No placeholder has values: rules that need one are refused. */
    public static final Placeholders NONE = new Placeholders(Map.of());

    public Placeholders {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        values.forEach((name, list) -> copy.put(name, List.copyOf(list)));
        values = Map.copyOf(copy);
    }

    /** Reads a YAML map from names to a value or a list of values. */
    public static Placeholders read(String path, String text) throws ContentException {
        YamlNode root = YamlReader.readOne(path, text);
        if (!(root instanceof YamlNode.Mapping map)) {
            throw new ContentException(
                    root.position(), Reason.PLACEHOLDER, "placeholders are a map from names to values");
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (YamlNode.Entry entry : map.entries()) {
            values.put(entry.key().text(), texts(entry.value()));
        }
        return new Placeholders(values);
    }

    /** The values of a placeholder; empty where it has none. */
    List<String> of(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The patterns that a placeholder stands for; it is refused where it has no values. */
    public List<TextPattern> patterns(String name, Position position) throws ContentException {
        List<String> texts = of(name);
        if (texts.isEmpty()) {
            throw new ContentException(position, Reason.PLACEHOLDER, "the placeholder %" + name + "% has no values");
        }
        return texts.stream().map(Wildcards::read).toList();
    }

    private static List<String> texts(YamlNode value) throws ContentException {
        List<YamlNode> items = value instanceof YamlNode.Sequence list ? list.items() : List.of(value);
        List<String> texts = new ArrayList<>();
        for (YamlNode item : items) {
            if (!(item instanceof YamlNode.Scalar scalar)) {
                throw new ContentException(
                        item.position(), Reason.PLACEHOLDER, "a placeholder's value is a text, not " + item.what());
            }
            if (scalar.type() != YamlNode.Type.NULL) {
                texts.add(scalar.text());
            }
        }
        return texts;
    }
}
