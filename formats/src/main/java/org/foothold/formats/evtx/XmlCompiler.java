package org.foothold.formats.evtx;

import java.util.List;

/** Makes the XML of a shape's records as Windows writes it, with the slots left open. */
final class XmlCompiler {
    private final RenderCode code = new RenderCode();

    private XmlCompiler() {}

    static RenderCode compile(XmlNode.Element root) {
        XmlCompiler compiler = new XmlCompiler();
        compiler.element(root);
        return compiler.code.done();
    }

    private void element(XmlNode.Element element) {
        if (element.content().size() == 1
                && element.content().getFirst() instanceof XmlNode.Slot slot
                && literal(element.attributes())) {
            String open = open(element);
            int literals = code.keep(open + ">");
            code.keep("</" + Escape.name(element.name()) + ">");
            code.keep(open + "/>");
            code.step(RenderCode.REPEAT, slot.index(), literals);
            return;
        }
        code.literal("<" + Escape.name(element.name()));
        element.attributes().forEach(this::attribute);
        if (element.content().isEmpty()) {
            code.literal("/>");
        } else if (element.content().size() == 1 && element.content().getFirst() instanceof XmlNode.Slot slot) {
            int isNull = code.step(RenderCode.IF_NULL, slot.index(), 0);
            code.literal(">");
            code.step(RenderCode.PART, slot.index(), 0);
            code.literal("</" + Escape.name(element.name()) + ">");
            int end = code.step(RenderCode.JUMP, 0, 0);
            code.land(isNull);
            code.literal("/>");
            code.land(end);
        } else {
            code.literal(">");
            element.content().forEach(this::content);
            code.literal("</" + Escape.name(element.name()) + ">");
        }
    }

    private void content(XmlNode node) {
        switch (node) {
            case XmlNode.Element child -> element(child);
            case XmlNode.Text text -> code.literal(Escape.xml(text.text(), false));
            case XmlNode.Slot slot -> code.step(RenderCode.PART, slot.index(), 0);
            default -> throw new IllegalArgumentException("no part of a template: " + node);
        }
    }

    private void attribute(XmlNode.Attribute attribute) {
        List<XmlNode> parts = attribute.parts();
        boolean optional = parts.size() == 1 && parts.getFirst() instanceof XmlNode.Slot slot && slot.optional();
        int absent = optional ? code.step(RenderCode.IF_NULL, ((XmlNode.Slot) parts.getFirst()).index(), 0) : -1;
        code.literal(" " + Escape.name(attribute.name()) + "='");
        for (XmlNode part : parts) {
            switch (part) {
                case XmlNode.Text text -> code.literal(Escape.xml(text.text(), true));
                case XmlNode.Slot slot -> code.step(RenderCode.ATTRIBUTE_PART, slot.index(), 0);
                default -> throw new IllegalArgumentException("no part of a template: " + part);
            }
        }
        code.literal("'");
        if (absent >= 0) {
            code.land(absent);
        }
    }

    private static boolean literal(List<XmlNode.Attribute> attributes) {
        return attributes.stream()
                .allMatch(attribute -> attribute.parts().stream().allMatch(XmlNode.Text.class::isInstance));
    }

    private static String open(XmlNode.Element element) {
        StringBuilder open = new StringBuilder("<").append(Escape.name(element.name()));
        for (XmlNode.Attribute attribute : element.attributes()) {
            open.append(' ').append(Escape.name(attribute.name())).append("='");
            for (XmlNode part : attribute.parts()) {
                open.append(part instanceof XmlNode.Text text ? Escape.xml(text.text(), true) : "");
            }
            open.append('\'');
        }
        return open.toString();
    }
}
