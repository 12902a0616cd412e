package org.foothold.formats.evtx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A record's tree as JSON: the plain way, for irregular records and as the measure of the fast way. */
final class TreeJson {
    private TreeJson() {}

    /** The value of the root element. */
    static String of(XmlNode.Element root) {
        return element(root, false);
    }

    private static String element(XmlNode.Element element, boolean data) {
        List<String> members = new ArrayList<>();
        StringBuilder attributes = new StringBuilder();
        for (XmlNode.Attribute attribute : element.attributes()) {
            if (data && attribute.name().equals("Name")) {
                continue;
            }
            attributes
                    .append(attributes.isEmpty() ? "" : ",")
                    .append(quoted(attribute.name()))
                    .append(':');
            attributes.append(attribute.parts().isEmpty() ? "\"\"" : value(attribute.parts()));
        }
        if (!attributes.isEmpty()) {
            members.add("\"#attributes\":{" + attributes + "}");
        }
        Set<String> arrays = new HashSet<>();
        Map<String, List<String>> children = children(element, arrays);
        List<XmlNode> own = new ArrayList<>(element.content());
        own.removeIf(node -> node instanceof XmlNode.Element || node instanceof XmlNode.Instruction);
        if (!children.isEmpty()) {
            if (!text(own).isBlank()) {
                members.add("\"#text\":" + quoted(text(own)));
            }
            children.forEach((key, values) -> members.add(quoted(key) + ":" + list(values, arrays.contains(key))));
        } else if (!members.isEmpty() && !own.isEmpty()) {
            members.add("\"#text\":" + value(own));
        }
        return members.isEmpty() ? value(own) : "{" + String.join(",", members) + "}";
    }

    private static String list(List<String> values, boolean array) {
        return values.size() > 1 || array ? "[" + String.join(",", values) + "]" : values.getFirst();
    }

    /** Values by key; {@code arrays} takes the keys that have an array even of one. */
    private static Map<String, List<String>> children(XmlNode.Element element, Set<String> arrays) {
        Map<String, List<String>> children = new LinkedHashMap<>();
        boolean eventData = element.name().equals("EventData");
        for (XmlNode node : element.content()) {
            switch (node) {
                case XmlNode.Element child -> {
                    boolean data = eventData && child.name().equals("Data");
                    XmlNode.Attribute name = data ? child.attribute("Name") : null;
                    String key = name == null ? child.name() : text(name.parts());
                    String value = element(child, data);
                    if (data && name == null) {
                        arrays.add(key);
                    }
                    children.computeIfAbsent(key, any -> new ArrayList<>()).add(value);
                }
                case XmlNode.Instruction instruction ->
                    children.computeIfAbsent("?" + instruction.target(), any -> new ArrayList<>())
                            .add(quoted(instruction.data()));
                default -> {}
            }
        }
        return children;
    }

    private static String value(List<XmlNode> parts) {
        if (parts.isEmpty()) {
            return "null";
        }
        if (parts.size() == 1 && parts.getFirst() instanceof XmlNode.Value only) {
            if (only.isNull()) {
                return "null";
            }
            return ValueType.integer(only.type()) && !only.array() ? only.joined() : quoted(only.joined());
        }
        return quoted(text(parts));
    }

    private static String text(List<XmlNode> parts) {
        StringBuilder all = new StringBuilder();
        for (XmlNode part : parts) {
            switch (part) {
                case XmlNode.Text literal -> all.append(literal.text());
                case XmlNode.Value value -> all.append(value.joined());
                default -> {}
            }
        }
        return all.toString();
    }

    private static String quoted(String text) {
        return "\"" + Escape.json(text) + "\"";
    }
}
