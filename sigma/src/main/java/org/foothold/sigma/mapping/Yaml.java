package org.foothold.sigma.mapping;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.yaml.YamlNode;

/** The shapes that a file of mappings is made of, each refused with its place where it is another. */
final class Yaml {
    private Yaml() {}

    static ContentException refused(YamlNode node, String message) {
        return new ContentException(node.position(), Reason.MAPPING, message);
    }

    static YamlNode.Mapping map(YamlNode node) throws ContentException {
        if (node instanceof YamlNode.Mapping mapping) {
            return mapping;
        }
        throw refused(node, "expected a map, found " + node.what());
    }

    static List<YamlNode> list(YamlNode node) throws ContentException {
        if (!(node instanceof YamlNode.Sequence sequence)) {
            throw refused(node, "expected a list, found " + node.what());
        }
        if (sequence.items().isEmpty()) {
            throw refused(node, "the list is empty");
        }
        return sequence.items();
    }

    static List<YamlNode> oneOrMore(YamlNode node) throws ContentException {
        return node instanceof YamlNode.Sequence ? list(node) : List.of(node);
    }

    /** A single value as it is written; a number counts as text, null does not. */
    static String text(YamlNode node) throws ContentException {
        if (node instanceof YamlNode.Scalar scalar && scalar.type() != YamlNode.Type.NULL) {
            return scalar.text();
        }
        throw refused(node, "expected a text, found " + node.what());
    }

    static YamlNode required(YamlNode.Mapping map, String key) throws ContentException {
        YamlNode value = map.get(key);
        if (value == null) {
            throw refused(map, "'" + key + "' is missing");
        }
        return value;
    }

    static void refuseOthers(YamlNode.Mapping map, Set<String> known) throws ContentException {
        for (YamlNode.Entry entry : map.entries()) {
            if (!known.contains(entry.key().text())) {
                throw refused(
                        entry.key(),
                        "unknown key '" + entry.key().text() + "', expected one of "
                                + String.join(", ", new TreeSet<>(known)));
            }
        }
    }
}
