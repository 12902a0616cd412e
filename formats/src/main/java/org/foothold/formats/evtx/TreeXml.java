package org.foothold.formats.evtx;

/** A record's tree as XML: the plain way, for irregular records and as the measure of the fast way. */
final class TreeXml {
    private TreeXml() {}

    static String of(XmlNode.Element root) {
        StringBuilder out = new StringBuilder();
        element(root, out);
        return out.toString();
    }

    private static void element(XmlNode.Element element, StringBuilder out) {
        String name = Escape.name(element.name());
        out.append('<').append(name);
        for (XmlNode.Attribute attribute : element.attributes()) {
            out.append(' ').append(Escape.name(attribute.name())).append("='");
            attribute.parts().forEach(part -> out.append(text(part, true)));
            out.append('\'');
        }
        boolean nothing = element.content().isEmpty()
                || (element.content().size() == 1
                        && element.content().getFirst() instanceof XmlNode.Value value
                        && value.isNull());
        if (nothing) {
            out.append("/>");
            return;
        }
        out.append('>');
        for (XmlNode node : element.content()) {
            switch (node) {
                case XmlNode.Element child -> element(child, out);
                case XmlNode.Instruction instruction ->
                    out.append("<?")
                            .append(Escape.name(instruction.target()))
                            .append(' ')
                            .append(Escape.xml(instruction.data(), false).replace("?>", "? >"))
                            .append("?>");
                default -> out.append(text(node, false));
            }
        }
        out.append("</").append(name).append('>');
    }

    private static String text(XmlNode part, boolean attribute) {
        return switch (part) {
            case XmlNode.Text literal -> Escape.xml(literal.text(), attribute);
            case XmlNode.Value value -> Escape.xml(value.joined(), attribute);
            default -> "";
        };
    }
}
