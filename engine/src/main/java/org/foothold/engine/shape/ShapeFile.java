package org.foothold.engine.shape;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.yaml.Yaml;
import org.foothold.sigma.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** Reads the file of one shape; its form is described in {@code docs/lines.md}. */
final class ShapeFile {
    private static final Set<String> KEYS = Set.of(
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
            "target");

    private ShapeFile() {}

    static LineShape read(YamlNode document) throws ContentException {
        YamlNode.Mapping root = Yaml.map(document);
        Yaml.refuseOthers(root, KEYS);
        String name = Yaml.text(Yaml.required(root, "name"));
        if (!Path.of(root.position().path()).endsWith(name + ".yml")) {
            throw Yaml.refused(Yaml.required(root, "name"), "the name is not the file's name");
        }
        Yaml.text(Yaml.required(root, "title"));
        LineShape shape = new LineShape(
                name,
                Yaml.texts(root.get("has")),
                lists(root.get("where")),
                lists(root.get("fields")),
                Yaml.texts(root.get("cut")),
                Yaml.texts(root.get("xml")),
                Yaml.texts(root.get("unfold")),
                Yaml.texts(root.get("drop")),
                root.get("channel") == null ? "" : Yaml.text(Yaml.required(root, "channel")),
                pairs(root.get("channels")),
                Yaml.texts(root.get("time")),
                Yaml.texts(root.get("target")));
        if (shape.has().isEmpty() && shape.where().isEmpty()) {
            throw Yaml.refused(root, "the shape does not say what it is known by: 'has' or 'where'");
        }
        return shape;
    }

    private static Map<String, List<String>> lists(@Nullable YamlNode node) throws ContentException {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        if (node != null) {
            for (YamlNode.Entry entry : Yaml.map(node).entries()) {
                lists.put(entry.key().text(), Yaml.texts(entry.value()));
            }
        }
        return lists;
    }

    private static Map<String, String> pairs(@Nullable YamlNode node) throws ContentException {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (node != null) {
            for (YamlNode.Entry entry : Yaml.map(node).entries()) {
                pairs.put(entry.key().text(), Yaml.text(entry.value()));
            }
        }
        return pairs;
    }
}
