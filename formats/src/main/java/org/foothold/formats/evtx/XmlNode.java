package org.foothold.formats.evtx;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of an event's XML: of a template, with slots, or of one record, with values. */
sealed interface XmlNode {
    /** An element; attributes and content in the file's order. */
    record Element(String name, List<Attribute> attributes, List<XmlNode> content) implements XmlNode {
        @Nullable
        Attribute attribute(String wanted) {
            for (Attribute attribute : attributes) {
                if (attribute.name().equals(wanted)) {
                    return attribute;
                }
            }
            return null;
        }
    }

    /** An attribute; its parts are texts, slots and values, one behind the other. */
    record Attribute(String name, List<XmlNode> parts) {
        boolean namespace() {
            return name.equals("xmlns") || name.startsWith("xmlns:");
        }
    }

    /** Literal text, unescaped. */
    record Text(String text) implements XmlNode {}

    /** A processing instruction. */
    record Instruction(String target, String data) implements XmlNode {}

    /** A place that each record fills with the value of this number. */
    record Slot(int index, boolean optional) implements XmlNode {}

    /** A record's value as text; several for an array, and a null for the type NULL. */
    record Value(int type, boolean optional, List<@Nullable String> texts) implements XmlNode {
        boolean isNull() {
            return type == ValueType.NULL;
        }

        boolean array() {
            return (type & ValueType.ARRAY) != 0;
        }

        /** All of it as one text: the elements of an array with a comma between, nothing for null. */
        String joined() {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < texts.size(); i++) {
                String text = texts.get(i);
                all.append(i == 0 ? "" : ",").append(text == null ? "" : text);
            }
            return all.toString();
        }
    }
}
