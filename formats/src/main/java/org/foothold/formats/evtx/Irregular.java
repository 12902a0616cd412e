package org.foothold.formats.evtx;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.foothold.formats.FormatException;
import org.jspecify.annotations.Nullable;

/** Records that are no plain template instance: read to a tree, and given a shape of their own for once. */
final class Irregular {
    /** One value of a field. */
    record Field(String name, @Nullable String text) {}

    private Irregular() {}

    /** The one element that a record is. */
    static XmlNode.Element tree(byte[] bytes, int end, long base, int from, int to, ChunkTrees shared) {
        List<XmlNode> nodes = new BinXmlParser(bytes, end, base, shared).record(from, to);
        for (XmlNode node : nodes) {
            if (node instanceof XmlNode.Element element) {
                return element;
            }
        }
        throw new FormatException("event", base + from, "an element", nodes.isEmpty() ? "nothing" : "only text");
    }

    /** Names and values in order, a name once for each of its values. */
    static List<Field> values(Map<String, List<@Nullable String>> flat) {
        List<Field> values = new ArrayList<>();
        flat.forEach((name, texts) -> {
            for (String text : texts) {
                values.add(new Field(name, text));
            }
        });
        return values;
    }

    /** Fields that find value i in slot i. */
    static FieldTable fields(List<Field> values) {
        FieldTable fields = new FieldTable();
        for (int i = 0; i < values.size(); i++) {
            fields.add(values.get(i).name(), List.of(new XmlNode.Slot(i, false)), 0, true);
        }
        return fields;
    }

    static Shape shape(FieldTable fields, Channels channels) {
        return new Shape(Shape.NONE, null, new int[0], new Template[0], fields, null, false, new BitSet(), channels);
    }
}
