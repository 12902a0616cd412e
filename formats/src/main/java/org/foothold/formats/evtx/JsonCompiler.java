package org.foothold.formats.evtx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the JSON of a shape's records: the layout that {@code docs/evtx.md} describes, with the slots left open. */
final class JsonCompiler {
    private final RenderCode code = new RenderCode();

    private JsonCompiler() {}

    /** Code for the value of the root element. */
    static RenderCode compile(XmlNode.Element root) {
        JsonCompiler compiler = new JsonCompiler();
        compiler.element(root, false, false);
        return compiler.code.done();
    }

    /**
     * @param data whether it is a Data element of EventData, whose Name is its key
     * @param item whether it stands in an array
     */
    private void element(XmlNode.Element element, boolean data, boolean item) {
        List<XmlNode.Attribute> attributes = new ArrayList<>(element.attributes());
        attributes.removeIf(attribute -> data && attribute.name().equals("Name"));
        if (attributes.isEmpty()) {
            plain(element, item);
            return;
        }
        List<Integer> optional = new ArrayList<>();
        for (XmlNode.Attribute attribute : attributes) {
            if (attribute.parts().size() == 1
                    && attribute.parts().getFirst() instanceof XmlNode.Slot slot
                    && slot.optional()) {
                optional.add(slot.index());
            }
        }
        if (optional.size() < attributes.size()) {
            attributed(element, attributes);
            return;
        }
        List<Integer> present = new ArrayList<>();
        for (int slot : optional) {
            int isNull = code.step(RenderCode.IF_NULL, slot, 0);
            present.add(code.step(RenderCode.JUMP, 0, 0));
            code.land(isNull);
        }
        plain(element, item);
        int end = code.step(RenderCode.JUMP, 0, 0);
        present.forEach(code::land);
        attributed(element, attributes);
        code.land(end);
    }

    private void plain(XmlNode.Element element, boolean item) {
        if (hasChildren(element)) {
            code.literal("{");
            members(element, true);
            code.literal("}");
        } else {
            text(element.content(), item);
        }
    }

    private static boolean hasChildren(XmlNode.Element element) {
        return element.content().stream().anyMatch(XmlNode.Element.class::isInstance);
    }

    private void attributed(XmlNode.Element element, List<XmlNode.Attribute> attributes) {
        code.literal("{\"#attributes\":{");
        boolean certain = false;
        for (int i = 0; i < attributes.size(); i++) {
            XmlNode.Attribute attribute = attributes.get(i);
            boolean optional = attribute.parts().size() == 1
                    && attribute.parts().getFirst() instanceof XmlNode.Slot slot
                    && slot.optional();
            int absent = optional
                    ? code.step(
                            RenderCode.IF_NULL,
                            ((XmlNode.Slot) attribute.parts().getFirst()).index(),
                            0)
                    : -1;
            if (certain) {
                code.literal(",");
            } else if (i > 0) {
                code.step(RenderCode.COMMA, 0, 0);
            }
            code.literal("\"" + Escape.json(attribute.name()) + "\":");
            text(attribute.parts().isEmpty() ? List.of(new XmlNode.Text("")) : attribute.parts(), false);
            if (absent >= 0) {
                code.land(absent);
            } else {
                certain = true;
            }
        }
        code.literal("}");
        if (hasChildren(element)) {
            members(element, false);
        } else if (!element.content().isEmpty()) {
            code.literal(",\"#text\":");
            text(element.content(), false);
        }
        code.literal("}");
    }

    private void text(List<XmlNode> parts, boolean item) {
        if (parts.isEmpty()) {
            code.literal("null");
        } else if (parts.size() == 1 && parts.getFirst() instanceof XmlNode.Slot slot) {
            if (item) {
                code.step(RenderCode.ITEMS, slot.index(), 0);
            } else {
                code.value(slot.index());
            }
        } else {
            code.literal("\"");
            for (XmlNode part : parts) {
                switch (part) {
                    case XmlNode.Text text -> code.literal(Escape.json(text.text()));
                    case XmlNode.Slot slot -> code.step(RenderCode.PART, slot.index(), 0);
                    default -> throw new IllegalArgumentException("no part of a text: " + part);
                }
            }
            code.literal("\"");
        }
    }

    /** Own text where there is some, then the children by their keys; the same key has one array. */
    private void members(XmlNode.Element element, boolean first) {
        StringBuilder own = new StringBuilder();
        Map<String, List<XmlNode.Element>> groups = new LinkedHashMap<>();
        boolean eventData = element.name().equals("EventData");
        for (XmlNode node : element.content()) {
            switch (node) {
                case XmlNode.Text text -> own.append(text.text());
                case XmlNode.Slot slot -> code.step(RenderCode.MUST_BE_NULL, slot.index(), 0);
                case XmlNode.Element child ->
                    groups.computeIfAbsent(key(child, eventData), any -> new ArrayList<>())
                            .add(child);
                default -> throw new IllegalArgumentException("no part of a template: " + node);
            }
        }
        boolean start = first;
        if (!own.toString().isBlank()) {
            code.literal((start ? "" : ",") + "\"#text\":\"" + Escape.json(own.toString()) + "\"");
            start = false;
        }
        for (Map.Entry<String, List<XmlNode.Element>> group : groups.entrySet()) {
            code.literal((start ? "" : ",") + "\"" + Escape.json(group.getKey()) + "\":");
            start = false;
            group(group.getValue(), eventData);
        }
    }

    private void group(List<XmlNode.Element> group, boolean eventData) {
        if (group.size() == 1 && !unnamed(group.getFirst(), eventData)) {
            element(group.getFirst(), named(group.getFirst(), eventData) != null, false);
            return;
        }
        code.literal("[");
        for (int i = 0; i < group.size(); i++) {
            code.literal(i == 0 ? "" : ",");
            element(group.get(i), named(group.get(i), eventData) != null, true);
        }
        code.literal("]");
    }

    private static String key(XmlNode.Element child, boolean eventData) {
        XmlNode.Attribute name = named(child, eventData);
        if (name == null) {
            return child.name();
        }
        StringBuilder text = new StringBuilder();
        for (XmlNode part : name.parts()) {
            text.append(part instanceof XmlNode.Text literal ? literal.text() : "");
        }
        return text.toString();
    }

    private static XmlNode.@Nullable Attribute named(XmlNode.Element child, boolean eventData) {
        return eventData && child.name().equals("Data") ? child.attribute("Name") : null;
    }

    private static boolean unnamed(XmlNode.Element child, boolean eventData) {
        return eventData && child.name().equals("Data") && child.attribute("Name") == null;
    }
}
