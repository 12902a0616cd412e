package org.foothold.formats.evtx;

import static org.foothold.formats.LittleEndian.i32;
import static org.foothold.formats.LittleEndian.u16;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.foothold.formats.ByteReader;
import org.foothold.formats.FormatException;
import org.jspecify.annotations.Nullable;

/**
 * Reads BinXML ([MS-EVEN6] 2.2.12) to a tree: a template definition with slots, or a record with its values, its templates
 * taken from the chunk anew each time. It knows every token and is the slow path; one object reads one record or definition.
 */
final class BinXmlParser {
    /** Deeper trees than this come from no provider; a crafted one must not exhaust the stack. */
    private static final int DEEPEST = 64;

    /** The values of a template instance; null while a definition is compiled. */
    private static final class Values {
        private final int[] from;
        private final int[] to;
        private final int[] type;

        Values(int count) {
            from = new int[count];
            to = new int[count];
            type = new int[count];
        }
    }

    /** Where tokens stand: inside a definition elements carry a dependency id, and substitutions have values. */
    private record Place(boolean definition, @Nullable Values values, int depth) {
        Place deeper() {
            return new Place(definition, values, depth + 1);
        }
    }

    private final byte[] bytes;
    private final int end;
    private final long base;
    private final Names names;
    private boolean compiling;
    private boolean unusual;
    private int highestSlot = -1;
    private final ChunkTrees shared;

    /**
     * @param end bytes of the chunk that are there
     * @param base offset of the chunk in the file
     */
    BinXmlParser(byte[] bytes, int end, long base, ChunkTrees shared) {
        this.shared = shared;
        shared.record();
        this.bytes = bytes;
        this.end = end;
        this.base = base;
        this.names = new Names(bytes, end, base, shared);
    }

    /** The tree of a record's BinXML. */
    List<XmlNode> record(int from, int to) {
        return fragment(new ByteReader(bytes, from, to, base), new Place(false, null, 0));
    }

    /** The tree of a definition's BinXML, with slots; it is empty where {@link #unusual}. */
    List<XmlNode> definition(int from, int to) {
        compiling = true;
        List<XmlNode> nodes = fragment(new ByteReader(bytes, from, to, base), new Place(true, null, 0));
        return unusual ? List.of() : nodes;
    }

    /** Whether the definition held something that only the slow path takes. */
    boolean unusual() {
        return unusual;
    }

    /** The names that were read, each with the place of its reference. */
    Names names() {
        return names;
    }

    /** The highest slot number seen, or -1. */
    int highestSlot() {
        return highestSlot;
    }

    private List<XmlNode> fragment(ByteReader in, Place place) {
        List<XmlNode> nodes = new ArrayList<>();
        while (in.remaining() > 0 && !unusual) {
            int token = in.u8("token");
            if (token == Token.END_OF_STREAM) {
                break;
            }
            node(in, token, place, nodes);
        }
        return nodes;
    }

    private void node(ByteReader in, int token, Place place, List<XmlNode> nodes) {
        take(in, 1);
        switch (token & ~Token.MORE) {
            case Token.OPEN_START_ELEMENT -> element(in, token, place, nodes);
            case Token.TEMPLATE_INSTANCE -> instance(in, place, nodes);
            case Token.FRAGMENT_HEADER -> in.skip("fragment header", 3);
            case Token.PI_TARGET -> instruction(in, nodes);
            case Token.VALUE,
                    Token.CDATA_SECTION,
                    Token.CHAR_REF,
                    Token.ENTITY_REF,
                    Token.NORMAL_SUBSTITUTION,
                    Token.OPTIONAL_SUBSTITUTION -> text(in, token, place, nodes, true);
            default -> throw in.wrong("token", 1, "a BinXML token", "0x" + Integer.toHexString(token));
        }
    }

    private void take(ByteReader in, int nodes) {
        if (!shared.nodes(nodes)) {
            throw in.wrong("event", 1, "at most " + ChunkTrees.RECORD_NODES + " nodes", "more");
        }
    }

    private void takeText(ByteReader in, int bytes) {
        if (!shared.text(bytes)) {
            throw in.wrong("event", 4, "at most " + ChunkTrees.RECORD_TEXT + " bytes of text", "more");
        }
    }

    private String name(ByteReader in, String what) {
        String name = names.read(in, what);
        takeText(in, 2 * name.length());
        return name;
    }

    private String utf16(ByteReader in, String what) {
        int units = in.u16(what);
        takeText(in, 2 * units);
        return in.utf16(what, units);
    }

    private void element(ByteReader in, int token, Place place, List<XmlNode> nodes) {
        if (place.depth() >= DEEPEST) {
            throw in.wrong("element", 1, "at most " + DEEPEST + " levels", "more");
        }
        startOfElement(in, place.definition());
        String name = name(in, "element name");
        List<XmlNode.Attribute> attributes = (token & Token.MORE) != 0 ? attributes(in, place) : List.of();
        int close = in.u8("end of start tag");
        List<XmlNode> content = new ArrayList<>();
        if (close == Token.CLOSE_START_ELEMENT) {
            Place inside = place.deeper();
            for (int next = in.u8("token"); next != Token.CLOSE_ELEMENT && !unusual; next = in.u8("token")) {
                node(in, next, inside, content);
            }
        } else if (close != Token.CLOSE_EMPTY_ELEMENT) {
            throw in.wrong("end of start tag", 1, "0x2 or 0x3", "0x" + Integer.toHexString(close));
        }
        repeat(name, attributes, content, nodes, in);
    }

    /**
     * Elements of a definition begin with a dependency id, others do not. Some writers do otherwise, so the name that
     * must follow decides where only one reading makes sense.
     */
    private void startOfElement(ByteReader in, boolean definition) {
        boolean with = in.remaining() >= 10 && names.plausible(in.position() + 6);
        boolean without = in.remaining() >= 8 && names.plausible(in.position() + 4);
        if (definition ? with || !without : with && !without) {
            in.skip("dependency id", 2);
        }
        in.i32("element size");
    }

    /** An element whose only content is an array stands there once for each of its values. */
    private void repeat(
            String name,
            List<XmlNode.Attribute> attributes,
            List<XmlNode> content,
            List<XmlNode> nodes,
            ByteReader in) {
        if (content.size() != 1 || !(content.getFirst() instanceof XmlNode.Value value) || !value.array()) {
            nodes.add(new XmlNode.Element(name, attributes, List.copyOf(content)));
            return;
        }
        take(in, value.texts().size());
        int type = value.type() & ~ValueType.ARRAY;
        for (String text : value.texts()) {
            List<@Nullable String> one = Collections.singletonList(text);
            nodes.add(new XmlNode.Element(name, attributes, List.of(new XmlNode.Value(type, value.optional(), one))));
        }
        if (value.texts().isEmpty()) {
            nodes.add(new XmlNode.Element(name, attributes, List.of(nothing(value.optional()))));
        }
    }

    private static XmlNode.Value nothing(boolean optional) {
        return new XmlNode.Value(ValueType.NULL, optional, Collections.singletonList(null));
    }

    private List<XmlNode.Attribute> attributes(ByteReader in, Place place) {
        in.i32("attribute list size");
        List<XmlNode.Attribute> attributes = new ArrayList<>();
        while ((in.peek("attribute") & ~Token.MORE) == Token.ATTRIBUTE) {
            in.u8("attribute");
            take(in, 1);
            String name = name(in, "attribute name");
            List<XmlNode> parts = new ArrayList<>();
            while (Token.startsText(in.peek("attribute value"))) {
                text(in, in.u8("attribute value"), place, parts, false);
            }
            if (parts.size() == 1
                    && parts.getFirst() instanceof XmlNode.Value value
                    && value.optional()
                    && value.isNull()) {
                continue;
            }
            attributes.add(new XmlNode.Attribute(name, List.copyOf(parts)));
        }
        return List.copyOf(attributes);
    }

    private void text(ByteReader in, int token, Place place, List<XmlNode> nodes, boolean inContent) {
        switch (token & ~Token.MORE) {
            case Token.VALUE -> literal(in, nodes);
            case Token.CDATA_SECTION -> nodes.add(new XmlNode.Text(utf16(in, "CDATA")));
            case Token.CHAR_REF -> nodes.add(new XmlNode.Text(String.valueOf((char) in.u16("character reference"))));
            case Token.ENTITY_REF -> nodes.add(new XmlNode.Text(Token.entity(name(in, "entity name"))));
            default -> substitution(in, token, place, nodes, inContent);
        }
    }

    private void literal(ByteReader in, List<XmlNode> nodes) {
        int type = in.u8("value type");
        if (type != ValueType.STRING) {
            throw in.wrong("value type", 1, "0x1", "0x" + Integer.toHexString(type));
        }
        nodes.add(new XmlNode.Text(utf16(in, "text")));
    }

    private void instruction(ByteReader in, List<XmlNode> nodes) {
        String target = name(in, "instruction target");
        String data = "";
        if (in.remaining() > 0 && in.peek("instruction data") == Token.PI_DATA) {
            in.u8("instruction data");
            data = utf16(in, "instruction data");
        }
        nodes.add(new XmlNode.Instruction(target, data));
        unusual |= compiling;
    }

    private void substitution(ByteReader in, int token, Place place, List<XmlNode> nodes, boolean inContent) {
        int index = in.u16("slot");
        in.u8("slot type");
        boolean optional = token == Token.OPTIONAL_SUBSTITUTION;
        if (compiling) {
            highestSlot = Math.max(highestSlot, index);
            nodes.add(new XmlNode.Slot(index, optional));
            return;
        }
        Values values = place.values();
        if (values == null || index >= values.from.length) {
            nodes.add(nothing(optional));
            return;
        }
        int from = values.from[index];
        int to = values.to[index];
        int type = values.type[index];
        if (type == ValueType.BINXML && to > from && inContent) {
            nested(in, new ByteReader(bytes, from, to, base), place, nodes);
            return;
        }
        List<@Nullable String> texts = PlainValue.texts(bytes, from, to, type);
        takeText(in, 2 * (to - from));
        boolean none = texts.size() == 1 && texts.getFirst() == null;
        nodes.add(new XmlNode.Value(none ? ValueType.NULL : shown(type, to - from), optional, texts));
    }

    /** Integers of a size that no integer has are shown as binary. */
    private static int shown(int type, int size) {
        int one = type & ~ValueType.ARRAY;
        boolean number = one == type ? ValueText.whole(size) : ValueArray.even(size, one);
        return ValueType.integer(one) && !number ? ValueType.BINARY | (type & ValueType.ARRAY) : type;
    }

    private void nested(ByteReader in, ByteReader value, Place place, List<XmlNode> nodes) {
        if (place.depth() >= DEEPEST) {
            throw in.wrong("nested BinXML", 4, "at most " + DEEPEST + " levels", "more");
        }
        nodes.addAll(fragment(value, new Place(false, null, place.depth() + 1)));
    }

    private void instance(ByteReader in, Place place, List<XmlNode> nodes) {
        if (compiling) {
            unusual = true;
            return;
        }
        if (place.depth() >= DEEPEST) {
            throw in.wrong("template instance", 1, "at most " + DEEPEST + " levels", "more");
        }
        in.u8("template version");
        int shortId = in.i32("template id");
        int at = in.i32("template offset");
        if (at < 0 || at > end - Token.DEFINITION_HEADER) {
            throw in.wrong("template offset", 4, "a place in the chunk", Integer.toUnsignedString(at));
        }
        int size = i32(bytes, at + 20);
        if (size < 0 || size > end - at - Token.DEFINITION_HEADER) {
            throw new FormatException(
                    "template size", base + at + 20, "a size within the chunk", Integer.toUnsignedString(size));
        }
        if (i32(bytes, at + 4) != shortId) {
            throw in.wrong("template id", 8, hex(i32(bytes, at + 4)), hex(shortId));
        }
        if (at == in.position()) {
            in.skip("template definition", Token.DEFINITION_HEADER + size);
        }
        Values values = values(in);
        int start = at + Token.DEFINITION_HEADER;
        nodes.addAll(
                fragment(new ByteReader(bytes, start, start + size, base), new Place(true, values, place.depth() + 1)));
    }

    private static String hex(int value) {
        return "0x" + Integer.toHexString(value);
    }

    private Values values(ByteReader in) {
        int count = in.i32("number of values");
        if (count < 0 || count > in.remaining() / 4) {
            throw in.wrong("number of values", 4, "at most " + in.remaining() / 4, Integer.toUnsignedString(count));
        }
        Values values = new Values(count);
        int at = in.position() + 4 * count;
        for (int i = 0; i < count; i++) {
            int descriptor = in.i32("value descriptor");
            values.from[i] = at;
            at += u16(bytes, in.position() - 4);
            values.to[i] = at;
            values.type[i] = (descriptor >>> 16) & 0xff;
        }
        in.skip("values", at - in.position());
        return values;
    }
}
