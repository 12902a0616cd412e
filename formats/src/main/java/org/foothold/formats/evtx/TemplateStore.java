package org.foothold.formats.evtx;

import static org.foothold.formats.LittleEndian.i32;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.foothold.formats.FormatException;
import org.jspecify.annotations.Nullable;

/**
 * All templates and shapes that a run has met, shared by its workers: the same definition in another chunk or file is
 * the same {@link Template}. Safe for many threads; bounded, so that crafted files cannot make it grow without end.
 */
public final class TemplateStore {
    /** All providers of a Windows installation bring a few megabytes of definitions. */
    private static final int MOST_BYTES = 1 << 24;

    /** Definitions of one identifier: providers change theirs from version to version, and chunks hold other names. */
    private static final int MOST_VARIANTS = 64;

    /** Combinations of one outer template: a provider nests a handful. */
    private static final int MOST_SHAPES = 4096;

    /** Positions of all shapes together: real logs have some ten thousand. */
    private static final int MOST_POSITIONS = 1 << 20;

    /** What a piece of an outline counts for, in bytes of a definition. */
    private static final int OUTLINE_PIECE = 16;

    private static final Definition[] NONE = {};
    private static final int[] NO_SLOTS = {};
    private static final Template[] NO_TEMPLATES = {};

    /** Two definitions with equal identifier and equal XML are one template. */
    private record Key(String guid, boolean regular, List<XmlNode> nodes) {}

    private final Channels channels = new Channels();
    private final Map<Long, Definition[]> definitions = new ConcurrentHashMap<>();
    private final Map<Key, Template> templates = new HashMap<>();
    private final Map<ByteBuffer, byte[]> names = new HashMap<>();
    private int bytes;
    private int shapes;
    private int positions;

    /** The numbers of channel names. */
    public Channels channels() {
        return channels;
    }

    /** How many templates are known. */
    public synchronized int templates() {
        return templates.size();
    }

    /** How many shapes are known. */
    public synchronized int shapes() {
        return shapes;
    }

    /** The definition at this place of a chunk; null where it cannot be read, or the store is full. */
    @Nullable
    Definition find(byte[] chunk, int at, int end, long base, NameMemo memo) {
        if (at < 0 || at > end - Token.DEFINITION_HEADER) {
            return null;
        }
        int size = i32(chunk, at + 20);
        if (size < 0 || size > end - at - Token.DEFINITION_HEADER) {
            return null;
        }
        for (Definition definition : definitions.getOrDefault(Definition.key(chunk, at), NONE)) {
            if (definition.size() == Token.DEFINITION_HEADER + size && definition.matches(chunk, at, end, memo)) {
                return definition;
            }
        }
        return add(chunk, at, end, base);
    }

    private synchronized @Nullable Definition add(byte[] chunk, int at, int end, long base) {
        BinXmlParser parser = new BinXmlParser(chunk, end, base, new ChunkTrees());
        List<XmlNode> nodes;
        int size = Definition.size(chunk, at);
        try {
            nodes = parser.definition(at + Token.DEFINITION_HEADER, at + size);
        } catch (FormatException damaged) {
            return null;
        }
        byte[] guid = new byte[64];
        String id = new String(guid, 0, ValueText.guid(chunk, at + 4, guid, 0), StandardCharsets.US_ASCII);
        Key key = new Key(id, !parser.unusual(), nodes);
        Template known = templates.get(key);
        Definition[] others = definitions.getOrDefault(Definition.key(chunk, at), NONE);
        boolean full = bytes + size > MOST_BYTES || others.length == MOST_VARIANTS;
        if (known == null && full) {
            return null;
        }
        if (known == null) {
            int slots = parser.highestSlot() + 1;
            known = new Template(templates.size(), id, i32(chunk, at + 4), nodes, slots, !parser.unusual());
            templates.put(key, known);
        }
        Definition definition =
                new Definition(known, chunk, at, parser.names().references(), full ? name -> name : this::one);
        if (!full) {
            Definition[] more = Arrays.copyOf(others, others.length + 1);
            more[others.length] = definition;
            definitions.put(Definition.key(chunk, at), more);
            bytes += size;
        }
        return definition;
    }

    /** The one array for this name; there are no more than definitions bring. */
    private byte[] one(byte[] name) {
        byte[] known = names.putIfAbsent(ByteBuffer.wrap(name), name);
        return known == null ? name : known;
    }

    /**
     * The shape of records whose XML is this tree but for its texts: of these, those side by side are one slot, and only
     * the names that Data elements give their values are the same in all. Null when the store is full.
     *
     * @param pieces about how many elements, attributes and texts there are
     */
    @Nullable
    Shape shape(XmlNode.Element tree, int pieces) {
        return shape(Outline.of(tree), pieces);
    }

    private synchronized @Nullable Shape shape(Outline outline, int pieces) {
        Key key = new Key("", true, List.of(outline.root()));
        Template known = templates.get(key);
        if (known == null) {
            int size = pieces * OUTLINE_PIECE;
            if (bytes + size > MOST_BYTES) {
                return null;
            }
            bytes += size;
            known = new Template(templates.size(), "", 0, key.nodes(), outline.slots(), true);
            templates.put(key, known);
        }
        Shape shape = shape(known, NO_SLOTS, NO_TEMPLATES, 0);
        return shape != null && shape.regular() ? shape : null;
    }

    /** The shape of records of this template with these templates nested; null when the store is full. */
    @Nullable
    Shape shape(Template template, int[] nestedSlots, Template[] nested, int count) {
        Shape known = known(template, nestedSlots, nested, count);
        return known != null ? known : addShape(template, nestedSlots, nested, count);
    }

    private static @Nullable Shape known(Template template, int[] nestedSlots, Template[] nested, int count) {
        for (Shape shape : template.shapes()) {
            if (shape.has(nestedSlots, nested, count)) {
                return shape;
            }
        }
        return null;
    }

    private synchronized @Nullable Shape addShape(Template template, int[] nestedSlots, Template[] nested, int count) {
        Shape known = known(template, nestedSlots, nested, count);
        Shape[] others = template.shapes();
        if (known != null || others.length == MOST_SHAPES || positions > MOST_POSITIONS) {
            return known;
        }
        Shape shape = new ShapeCompiler(template, Arrays.copyOf(nestedSlots, count), Arrays.copyOf(nested, count))
                .compile(shapes, channels);
        Shape[] more = Arrays.copyOf(others, others.length + 1);
        more[others.length] = shape;
        template.shapes(more);
        shapes++;
        positions += shape.size() + 1;
        return shape;
    }
}
