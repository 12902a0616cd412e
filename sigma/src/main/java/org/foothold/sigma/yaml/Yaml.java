package org.foothold.sigma.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Problem.Reason;
import org.jspecify.annotations.Nullable;

/** The pieces that a file of content beside rules is made of, each refused with its place where it is another. */
public final class Yaml {
    private Yaml() {}

    /** The refusal of content at this node. */
    public static ContentException refused(YamlNode node, String message) {
        return new ContentException(node.position(), Reason.MAPPING, message);
    }

    /** The node, if it is a map. */
    public static YamlNode.Mapping map(YamlNode node) throws ContentException {
        if (node instanceof YamlNode.Mapping mapping) {
            return mapping;
        }
        throw refused(node, "expected a map, found " + node.what());
    }

    /** The items of a list that is not empty. */
    public static List<YamlNode> list(YamlNode node) throws ContentException {
        if (!(node instanceof YamlNode.Sequence sequence)) {
            throw refused(node, "expected a list, found " + node.what());
        }
        if (sequence.items().isEmpty()) {
            throw refused(node, "the list is empty");
        }
        return sequence.items();
    }

    /** The items of a list that is not empty, or the node itself. */
    public static List<YamlNode> oneOrMore(YamlNode node) throws ContentException {
        return node instanceof YamlNode.Sequence ? list(node) : List.of(node);
    }

    /** The items of a list, which may be empty, or the node itself. */
    public static List<YamlNode> items(YamlNode node) {
        return node instanceof YamlNode.Sequence sequence ? sequence.items() : List.of(node);
    }

    /** A single value as it is written; a number counts as text, null does not. */
    public static String text(YamlNode node) throws ContentException {
        if (node instanceof YamlNode.Scalar scalar && scalar.type() != YamlNode.Type.NULL) {
            return scalar.text();
        }
        throw refused(node, "expected a text, found " + node.what());
    }

    /** One text or several; none where there is no node. */
    public static List<String> texts(@Nullable YamlNode node) throws ContentException {
        List<String> texts = new ArrayList<>();
        if (node != null) {
            for (YamlNode item : items(node)) {
                texts.add(text(item));
            }
        }
        return texts;
    }

    /** The value of a key that must be there. */
    public static YamlNode required(YamlNode.Mapping map, String key) throws ContentException {
        YamlNode value = map.get(key);
        if (value == null) {
            throw refused(map, "'" + key + "' is missing");
        }
        return value;
    }

    /** Refuses keys that nobody knows. */
    public static void refuseOthers(YamlNode.Mapping map, Set<String> known) throws ContentException {
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
