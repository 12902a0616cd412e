package org.foothold.formats.evtx;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Merges a template with those nested in it to one tree, and lays out where its flat fields are. */
final class ShapeCompiler {
    /** A template shows a value once or twice; showing it very often is an attack on memory and left to the slow path. */
    private static final int MOST_USES = 8;

    /** As deep as the slow path goes. */
    private static final int DEEPEST = 60;

    private final Template template;
    private final int[] nestedSlots;
    private final Template[] nested;
    private final int[] bases;
    private final int[] uses;
    private final BitSet arrays = new BitSet();
    private boolean regular = true;

    ShapeCompiler(Template template, int[] nestedSlots, Template[] nested) {
        this.template = template;
        this.nestedSlots = nestedSlots;
        this.nested = nested;
        this.bases = new int[nested.length];
        int slots = template.slots();
        for (int i = 0; i < nested.length; i++) {
            bases[i] = slots;
            slots += nested[i].slots();
        }
        this.uses = new int[slots];
    }

    Shape compile(int id, Channels channels) {
        List<XmlNode> nodes = merge(template.nodes(), 0, 0);
        FieldTable fields = new FieldTable();
        XmlNode.Element root = null;
        if (nodes.size() == 1 && nodes.getFirst() instanceof XmlNode.Element element) {
            root = element;
            fields(element, "", 0, element.name().equals("Event"), fields);
        } else {
            regular = false;
        }
        for (int i = 0; i < uses.length; i++) {
            regular &= uses[i] <= MOST_USES;
            if (uses[i] > 1) {
                arrays.clear(i);
            }
        }
        return new Shape(id, template, nestedSlots, nested, fields, root, regular, arrays, channels);
    }

    /** The nodes with slots counted over all templates, and nested templates in place. */
    private List<XmlNode> merge(List<XmlNode> nodes, int base, int depth) {
        List<XmlNode> merged = new ArrayList<>();
        if (depth > DEEPEST) {
            regular = false;
            return merged;
        }
        for (XmlNode node : nodes) {
            switch (node) {
                case XmlNode.Slot slot -> {
                    int flat = base + slot.index();
                    int inner = nestedAt(flat);
                    regular &= ++uses[flat] == 1 || inner < 0;
                    if (inner < 0) {
                        merged.add(new XmlNode.Slot(flat, slot.optional()));
                    } else if (uses[flat] == 1) {
                        merged.addAll(merge(nested[inner].nodes(), bases[inner], depth + 1));
                    }
                }
                case XmlNode.Element element ->
                    merged.add(new XmlNode.Element(
                            element.name(),
                            attributes(element.attributes(), base),
                            merge(element.content(), base, depth + 1)));
                default -> merged.add(node);
            }
        }
        return List.copyOf(merged);
    }

    private List<XmlNode.Attribute> attributes(List<XmlNode.Attribute> attributes, int base) {
        List<XmlNode.Attribute> merged = new ArrayList<>();
        for (XmlNode.Attribute attribute : attributes) {
            List<XmlNode> parts = new ArrayList<>();
            for (XmlNode part : attribute.parts()) {
                if (part instanceof XmlNode.Slot slot) {
                    int flat = base + slot.index();
                    uses[flat]++;
                    regular &= nestedAt(flat) < 0;
                    parts.add(new XmlNode.Slot(flat, slot.optional()));
                } else {
                    parts.add(part);
                }
            }
            merged.add(new XmlNode.Attribute(attribute.name(), List.copyOf(parts)));
        }
        return List.copyOf(merged);
    }

    private int nestedAt(int slot) {
        for (int i = 0; i < nestedSlots.length; i++) {
            if (nestedSlots[i] == slot) {
                return i;
            }
        }
        return -1;
    }

    /** @param event whether the root is an Event, whose System element's children name what the event is */
    private void fields(XmlNode.Element element, String parent, int depth, boolean event, FieldTable fields) {
        boolean data = element.name().equals("Data") && parent.equals("EventData");
        boolean header = event && depth == 2 && parent.equals("System");
        String name = data ? dataName(element) : element.name();
        boolean bare = true;
        for (XmlNode.Attribute attribute : element.attributes()) {
            if (data && attribute.name().equals("Name")) {
                continue;
            }
            bare = false;
            if (!attribute.namespace()) {
                attribute(element.name() + "_" + attribute.name(), attribute.parts(), header, fields);
            }
        }
        ownText(element, name, data, bare, header, fields);
        for (XmlNode child : element.content()) {
            if (child instanceof XmlNode.Element inner) {
                fields(inner, element.name(), depth + 1, event, fields);
            }
        }
    }

    private static void attribute(String name, List<XmlNode> parts, boolean header, FieldTable fields) {
        boolean leftOut = parts.size() == 1 && parts.getFirst() instanceof XmlNode.Slot slot && slot.optional();
        List<XmlNode> value = parts.isEmpty() ? List.of(new XmlNode.Text("")) : parts;
        fields.add(name, value, leftOut ? FieldTable.ABSENT_IF_NULL : 0, header);
    }

    private void ownText(
            XmlNode.Element element, String name, boolean data, boolean bare, boolean header, FieldTable fields) {
        List<XmlNode> texts = new ArrayList<>();
        boolean children = false;
        boolean blank = true;
        for (XmlNode node : element.content()) {
            if (node instanceof XmlNode.Element) {
                children = true;
            } else {
                texts.add(node);
                blank &= node instanceof XmlNode.Text literal && literal.text().isBlank();
            }
        }
        if (!children && texts.size() == 1 && texts.getFirst() instanceof XmlNode.Slot slot && bare) {
            arrays.set(slot.index());
        }
        boolean shown = texts.isEmpty() ? data && !children : !children || !blank;
        if (shown) {
            fields.add(name, texts, children ? FieldTable.ABSENT_IF_BLANK : 0, header);
        }
    }

    private String dataName(XmlNode.Element element) {
        XmlNode.Attribute name = element.attribute("Name");
        if (name == null) {
            return "Data";
        }
        StringBuilder text = new StringBuilder();
        for (XmlNode part : name.parts()) {
            if (part instanceof XmlNode.Text literal) {
                text.append(literal.text());
            } else {
                regular = false;
            }
        }
        return text.toString();
    }
}
