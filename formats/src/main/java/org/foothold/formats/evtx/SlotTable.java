package org.foothold.formats.evtx;

import static org.foothold.formats.LittleEndian.i32;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of the current record are: one pass over the value descriptors of its template instance and of the
 * instances nested in it, which fills plain arrays. It touches no value.
 */
final class SlotTable {
    /** Token, version, template id and offset, number of values. */
    private static final int SMALLEST_INSTANCE = 14;

    /** A provider nests once or twice; deeper records are left to the slow path. */
    private static final int DEEPEST = 8;

    private static final int MOST_NESTED = 64;

    /** A power of two; definitions are at least 24 bytes apart, so few of a chunk's share a place. */
    private static final int MEMO = 4096;

    /** As many as nine bits of a hash count: more than the templates of most logs. */
    private static final int RECENT = 512;

    /** Bits of a place in the chunk and in the scratch area behind it, which stays far smaller. */
    private static final int PLACE = 28;

    private static final int PLACES = (1 << PLACE) - 1;

    /** A power of two, larger than the number of kinds of event in a log. */
    private static final int SHAPES = 512;

    private final TemplateStore store;
    private final long[] memoKey = new long[MEMO];
    private final @Nullable Template[] memo = new Template[MEMO];
    private final @Nullable Definition[] recent = new Definition[RECENT];
    private final @Nullable Shape[] shapes = new Shape[SHAPES];
    private long generation;

    private byte[] bytes = {};
    private int end;
    private long base;

    /** Of each slot the type, 8 bits, and where its value begins and ends, 28 bits each: one store for a value. */
    private long[] values = new long[256];

    private int top;
    private int types;

    private final int[] nestedSlots = new int[MOST_NESTED];
    private final Template[] nested = new Template[MOST_NESTED];
    private int nestedCount;

    /** Of the descriptors read last: behind the last value, and the first slot with nested BinXML. */
    private int last;

    private int firstXml;

    SlotTable(TemplateStore store) {
        this.store = store;
    }

    /** Begins a new chunk, whose definitions are elsewhere. */
    void chunk(byte[] chunk, int length, long offset) {
        bytes = chunk;
        end = length;
        base = offset;
        generation++;
    }

    /** Tells of the same chunk in another array. */
    void moved(byte[] chunk) {
        bytes = chunk;
    }

    /** Reads the BinXML of a record; null where it is not a plain template instance and the slow path must tell. */
    @Nullable
    Shape read(int start, int limit) {
        top = 0;
        types = 0;
        nestedCount = 0;
        Template template = instance(start, limit, 0);
        if (template == null) {
            return null;
        }
        Shape shape = shape(template);
        if (shape == null || !shape.regular() || ((types & ValueType.ARRAY) != 0 && !arraysFit(shape))) {
            return null;
        }
        return shape;
    }

    private @Nullable Shape shape(Template template) {
        int inner = nestedCount == 0 ? 0 : 61 * nested[0].id() + nestedSlots[0];
        int place = (31 * template.id() + inner) & (SHAPES - 1);
        Shape known = shapes[place];
        if (known != null && known.template() == template && known.has(nestedSlots, nested, nestedCount)) {
            return known;
        }
        Shape found = store.shape(template, nestedSlots, nested, nestedCount);
        shapes[place] = found;
        return found;
    }

    private boolean arraysFit(Shape shape) {
        for (int i = 0; i < top; i++) {
            if ((type(i) & ValueType.ARRAY) != 0 && !shape.repeats(i)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Template instance(int start, int limit, int depth) {
        if (depth > DEEPEST || limit - start < SMALLEST_INSTANCE) {
            return null;
        }
        int at = i32(bytes, start) == Token.FRAGMENT_START ? start + 4 : start;
        if (bytes[at] != Token.TEMPLATE_INSTANCE || limit - at < SMALLEST_INSTANCE) {
            return null;
        }
        int definition = i32(bytes, at + 6);
        Template template = template(definition);
        if (template == null || !template.regular() || template.shortId() != i32(bytes, at + 2)) {
            return null;
        }
        at += 10;
        if (definition == at) {
            at += Definition.size(bytes, at);
            if (at > limit - 4) {
                return null;
            }
        }
        int count = i32(bytes, at);
        at += 4;
        if (count < 0 || count > (limit - at) / 4) {
            return null;
        }
        int first = top;
        int xml = descriptors(at, count, template.slots());
        if (xml < 0 || last > limit) {
            return null;
        }
        return xml == 0 || nested(firstXml, first + template.slots(), depth) ? template : null;
    }

    /** Fills the slots; the number of nested values is the answer, {@link #last} is behind the last value. */
    private int descriptors(int at, int count, int slots) {
        int first = top;
        top = first + slots;
        if (top > values.length) {
            grow();
        }
        long[] filled = values;
        int value = at + 4 * count;
        int known = Math.min(count, slots);
        int all = 0;
        int xml = 0;
        for (int i = 0; i < known; i++) {
            int descriptor = i32(bytes, at + 4 * i);
            int behind = value + (descriptor & 0xffff);
            filled[first + i] = ((long) (descriptor & 0xff0000) << 40) | ((long) value << PLACE) | behind;
            value = behind;
            all |= descriptor;
            if ((descriptor & 0xff0000) == ValueType.BINXML << 16) {
                xml += nestedOrNull(first + i, xml == 0);
            }
        }
        for (int i = known; i < count; i++) {
            value += i32(bytes, at + 4 * i) & 0xffff;
        }
        for (int i = known; i < slots; i++) {
            filled[first + i] = packed(ValueType.NULL, value, value);
        }
        types |= all >>> 16;
        last = value;
        return xml;
    }

    private static long packed(int type, int from, int to) {
        return ((long) type << 56) | ((long) from << PLACE) | to;
    }

    /** The value type of a slot, of {@link ValueType}. */
    int type(int slot) {
        return (int) (values[slot] >>> (2 * PLACE));
    }

    /** Where the value of a slot begins. */
    int from(int slot) {
        return (int) (values[slot] >>> PLACE) & PLACES;
    }

    /** Behind the value of a slot. */
    int to(int slot) {
        return (int) values[slot] & PLACES;
    }

    /** Sets a slot of those that {@link #take} made. */
    void set(int slot, int type, int from, int to) {
        values[slot] = packed(type, from, to);
    }

    /** Nested BinXML of no bytes is a null. */
    private int nestedOrNull(int slot, boolean first) {
        if (from(slot) == to(slot)) {
            set(slot, ValueType.NULL, from(slot), to(slot));
            return 0;
        }
        if (first) {
            firstXml = slot;
        }
        return 1;
    }

    private boolean nested(int first, int behind, int depth) {
        for (int slot = first; slot < behind; slot++) {
            if (type(slot) != ValueType.BINXML) {
                continue;
            }
            if (nestedCount == MOST_NESTED) {
                return false;
            }
            int here = nestedCount++;
            nestedSlots[here] = slot;
            Template template = instance(from(slot), to(slot), depth + 1);
            if (template == null) {
                return false;
            }
            nested[here] = template;
        }
        return true;
    }

    private void grow() {
        values = Arrays.copyOf(values, Math.max(2 * values.length, top));
    }

    private @Nullable Template template(int definition) {
        int place = (definition >>> 4) & (MEMO - 1);
        long key = (generation << 32) | (definition & 0xffffffffL);
        if (memoKey[place] == key) {
            return memo[place];
        }
        Definition found = find(definition);
        Template template = found == null ? null : found.template();
        memoKey[place] = key;
        memo[place] = template;
        return template;
    }

    /** The definition at this place: most often one that the last chunks had too. */
    private @Nullable Definition find(int at) {
        if (at < 0 || at > end - Token.DEFINITION_HEADER) {
            return null;
        }
        int size = Definition.size(bytes, at);
        if (size < Token.DEFINITION_HEADER || size > end - at) {
            return null;
        }
        int place = (int) ((Definition.key(bytes, at) * 0x9E3779B97F4A7C15L) >>> 55);
        Definition last = recent[place];
        if (last != null && last.size() == size && last.matches(bytes, at, end)) {
            return last;
        }
        Definition found = store.find(bytes, at, end, base);
        recent[place] = found;
        return found;
    }

    /** Takes values that were rendered by the slow path: each one a text or null. */
    void take(int count) {
        top = count;
        if (top > values.length) {
            grow();
        }
    }
}
