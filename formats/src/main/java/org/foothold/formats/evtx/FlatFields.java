package org.foothold.formats.evtx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The flat fields of a record's tree: names as rules use them, values as Windows shows them. {@code docs/evtx.md} tells how. */
final class FlatFields {
    /** A depth from which counting never comes to the children of Event/System. */
    private static final int NOT_AN_EVENT = 1 << 20;

    private final Map<String, List<@Nullable String>> fields = new LinkedHashMap<>();

    private FlatFields() {}

    /** The fields of an event, in its order. */
    static Map<String, List<@Nullable String>> of(XmlNode.Element root) {
        FlatFields flat = new FlatFields();
        flat.element(root, "", root.name().equals("Event") ? 0 : NOT_AN_EVENT);
        flat.fields.replaceAll((name, values) -> Collections.unmodifiableList(values));
        return Collections.unmodifiableMap(flat.fields);
    }

    /** The fields of the current record as its slots have them. */
    static Map<String, List<@Nullable String>> of(EventView event) {
        Map<String, List<@Nullable String>> fields = new LinkedHashMap<>();
        Shape shape = event.shape();
        for (int position = 0; position < shape.size(); position++) {
            int count = event.count(position);
            for (int i = 0; i < count; i++) {
                long text = event.text(position, i);
                fields.computeIfAbsent(shape.name(position), any -> new ArrayList<>())
                        .add(text == EventView.NULL ? null : event.string(text));
            }
        }
        return fields;
    }

    private void element(XmlNode.Element element, String parent, int depth) {
        boolean data = element.name().equals("Data") && parent.equals("EventData");
        boolean header = depth == 2 && parent.equals("System");
        XmlNode.Attribute given = data ? element.attribute("Name") : null;
        String name = given == null ? element.name() : text(given.parts());
        for (XmlNode.Attribute attribute : element.attributes()) {
            boolean shown = !attribute.namespace() && !(data && attribute.name().equals("Name"));
            if (shown) {
                put(element.name() + "_" + attribute.name(), attributeValue(attribute.parts()), header);
            }
        }
        List<XmlNode> own = element.content();
        int children = children(own);
        if (children > 0 || hasInstruction(own)) {
            own = new ArrayList<>(own);
            own.removeIf(node -> node instanceof XmlNode.Element || node instanceof XmlNode.Instruction);
        }
        if (children == 0
                ? data || !own.isEmpty()
                : !own.isEmpty() && !text(own).isBlank()) {
            put(name, own.isEmpty() ? null : value(own), header);
        }
        if (children > 0) {
            for (XmlNode node : element.content()) {
                if (node instanceof XmlNode.Element child) {
                    element(child, element.name(), depth + 1);
                }
            }
        }
    }

    private static boolean hasInstruction(List<XmlNode> content) {
        for (XmlNode node : content) {
            if (node instanceof XmlNode.Instruction) {
                return true;
            }
        }
        return false;
    }

    private static int children(List<XmlNode> content) {
        int children = 0;
        for (XmlNode node : content) {
            children += node instanceof XmlNode.Element ? 1 : 0;
        }
        return children;
    }

    private void put(String name, @Nullable String value, boolean header) {
        if (FieldTable.isReserved(name) && (!header || fields.containsKey(name))) {
            return;
        }
        fields.computeIfAbsent(name, any -> new ArrayList<>(1)).add(value);
    }

    private static @Nullable String attributeValue(List<XmlNode> parts) {
        return parts.isEmpty() ? "" : value(parts);
    }

    private static @Nullable String value(List<XmlNode> parts) {
        return parts.size() == 1 && parts.getFirst() instanceof XmlNode.Value only && only.isNull()
                ? null
                : text(parts);
    }

    private static String text(List<XmlNode> parts) {
        if (parts.size() == 1 && parts.getFirst() instanceof XmlNode.Text only) {
            return only.text();
        }
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
}
