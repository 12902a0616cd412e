package org.foothold.engine.shape;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.yaml.YamlNode;
import org.foothold.sigma.yaml.YamlReader;
import org.jspecify.annotations.Nullable;

/** Reads the file of one shape; its form is described in {@code docs/lines.md}. */
final class ShapeFile {
    private static final Set<String> KEYS = new TreeSet<>(Set.of(
            "name",
            "title",
            "has",
            "where",
            "fields",
            "cut",
            "xml",
            "unfold",
            "drop",
            "channel",
            "channels",
            "time",
            "target"));

    private ShapeFile() {}

    static LineShape read(String path, String text) throws ContentException {
        YamlNode.Mapping root = map(YamlReader.readOne(path, text));
        for (YamlNode.Entry entry : root.entries()) {
            if (!KEYS.contains(entry.key().text())) {
                throw refused(
                        entry.key(),
                        "unknown key '" + entry.key().text() + "', expected one of " + String.join(", ", KEYS));
            }
        }
        String name = text(required(root, "name"));
        if (!Path.of(path).endsWith(name + ".yml")) {
            throw refused(required(root, "name"), "the name is not the file's name");
        }
        text(required(root, "title"));
        LineShape shape = new LineShape(
                name,
                texts(root.get("has")),
                lists(root.get("where")),
                lists(root.get("fields")),
                texts(root.get("cut")),
                texts(root.get("xml")),
                texts(root.get("unfold")),
                texts(root.get("drop")),
                root.get("channel") == null ? "" : text(required(root, "channel")),
                pairs(root.get("channels")),
                texts(root.get("time")),
                texts(root.get("target")));
        if (shape.has().isEmpty() && shape.where().isEmpty()) {
            throw refused(root, "the shape does not say what it is known by: 'has' or 'where'");
        }
        return shape;
    }

    private static List<String> texts(@Nullable YamlNode node) throws ContentException {
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof YamlNode.Sequence sequence)) {
            return List.of(text(node));
        }
        List<String> texts = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
            texts.add(text(item));
        }
        return texts;
    }

    private static Map<String, List<String>> lists(@Nullable YamlNode node) throws ContentException {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        if (node != null) {
            for (YamlNode.Entry entry : map(node).entries()) {
                lists.put(entry.key().text(), texts(entry.value()));
            }
        }
        return lists;
    }

    private static Map<String, String> pairs(@Nullable YamlNode node) throws ContentException {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (node != null) {
            for (YamlNode.Entry entry : map(node).entries()) {
                pairs.put(entry.key().text(), text(entry.value()));
            }
        }
        return pairs;
    }

    private static YamlNode.Mapping map(YamlNode node) throws ContentException {
        if (node instanceof YamlNode.Mapping mapping) {
            return mapping;
        }
        throw refused(node, "expected a map, found " + node.what());
    }

    private static String text(YamlNode node) throws ContentException {
        if (node instanceof YamlNode.Scalar scalar && scalar.type() != YamlNode.Type.NULL) {
            return scalar.text();
        }
        throw refused(node, "expected a text, found " + node.what());
    }

    private static YamlNode required(YamlNode.Mapping root, String key) throws ContentException {
        YamlNode value = root.get(key);
        if (value == null) {
            throw refused(root, "'" + key + "' is missing");
        }
        return value;
    }

    private static ContentException refused(YamlNode node, String message) {
        return new ContentException(node.position(), Problem.Reason.MAPPING, message);
    }
}
