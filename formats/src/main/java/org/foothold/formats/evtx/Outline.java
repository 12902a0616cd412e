package org.foothold.formats.evtx;

import java.util.ArrayList;
import java.util.List;

/**
 * The XML of a record without its texts, as if it were a template.
 *
 * @param root the tree with slots
 * @param slots how many there are: texts side by side are one, counted in the order of the document
 */
record Outline(XmlNode.Element root, int slots) {

    /** The outline of a record's tree. */
    static Outline of(XmlNode.Element tree) {
        Maker maker = new Maker();
        XmlNode.Element root = maker.element(tree);
        return new Outline(root, maker.slots);
    }

    private static final class Maker {
        private int slots;

        XmlNode.Element element(XmlNode.Element element) {
            List<XmlNode.Attribute> attributes = new ArrayList<>();
            for (XmlNode.Attribute attribute : element.attributes()) {
                boolean fieldName =
                        element.name().equals("Data") && attribute.name().equals("Name");
                attributes.add(
                        fieldName ? attribute : new XmlNode.Attribute(attribute.name(), nodes(attribute.parts())));
            }
            return new XmlNode.Element(element.name(), List.copyOf(attributes), nodes(element.content()));
        }

        private List<XmlNode> nodes(List<XmlNode> nodes) {
            List<XmlNode> outline = new ArrayList<>();
            boolean inText = false;
            for (XmlNode node : nodes) {
                boolean text = node instanceof XmlNode.Text;
                if (node instanceof XmlNode.Element element) {
                    outline.add(element(element));
                } else if (!text) {
                    outline.add(node);
                } else if (!inText) {
                    outline.add(new XmlNode.Slot(slots++, false));
                }
                inText = text;
            }
            return List.copyOf(outline);
        }
    }
}
