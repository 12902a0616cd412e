package org.foothold.engine.enrich.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** The pieces that files about accounts are made of, each refused with its place where it is another. */
final class Form {
    private Form() {}

    static ContentException refused(YamlNode node, String message) {
        return new ContentException(node.position(), Problem.Reason.MAPPING, message);
    }

    static YamlNode.Mapping map(YamlNode node) throws ContentException {
        if (node instanceof YamlNode.Mapping mapping) {
            return mapping;
        }
        throw refused(node, "expected a map, found " + node.what());
    }

    static List<YamlNode> list(YamlNode node) throws ContentException {
        return node instanceof YamlNode.Sequence sequence ? sequence.items() : List.of(node);
    }

    static String text(YamlNode node) throws ContentException {
        if (node instanceof YamlNode.Scalar scalar && scalar.type() != YamlNode.Type.NULL) {
            return scalar.text();
        }
        throw refused(node, "expected a text, found " + node.what());
    }

    /** One text or several; none where there is no node. */
    static List<String> texts(@Nullable YamlNode node) throws ContentException {
        List<String> texts = new ArrayList<>();
        if (node != null) {
            for (YamlNode item : list(node)) {
                texts.add(text(item));
            }
        }
        return texts;
    }

    static YamlNode required(YamlNode.Mapping root, String key) throws ContentException {
        YamlNode value = root.get(key);
        if (value == null) {
            throw refused(root, "'" + key + "' is missing");
        }
        return value;
    }

    static void refuseOthers(YamlNode.Mapping root, Set<String> known) throws ContentException {
        for (YamlNode.Entry entry : root.entries()) {
            if (!known.contains(entry.key().text())) {
                String message = "unknown key '" + entry.key().text() + "', expected one of ";
                throw refused(entry.key(), message + String.join(", ", new TreeSet<>(known)));
            }
        }
    }
}
