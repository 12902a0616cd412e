package org.foothold.formats.evtx;

import static org.foothold.formats.LittleEndian.i32;
import static org.foothold.formats.LittleEndian.i64;
import static org.foothold.formats.LittleEndian.u16;

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

    private static final int MOST_PENDING = MOST_NESTED + 1;

    /** Descriptors that are taken two at a time; events have some thirty. */
    private static final int MOST_PAIRED = 128;

    // Of two value descriptors in a long: where their sizes and kinds stand, and what nested BinXML is.
    private static final long SIZES = 0x0000ffff_0000ffffL;
    private static final long KINDS = 0x00ff0000_00ff0000L;
    private static final long BOTH = 0x01000000_01000000L;
    private static final long XML_KINDS = (long) ValueType.BINXML << 48 | ValueType.BINXML << 16;

    /** A power of two, larger than the number of kinds of event in a log. */
    private static final int SHAPES = 512;

    private final TemplateStore store;
    private final TemplateMemo templates;
    private final @Nullable Shape[] shapes = new Shape[SHAPES];

    private byte[] bytes = {};

    /** Of each slot its {@link Place}. */
    private long[] values = new long[256];

    private int top;
    private int types;

    private final int[] nestedSlots = new int[MOST_NESTED];
    private final Template[] nested = new Template[MOST_NESTED];
    private int nestedCount;

    /** Of the descriptors read last: behind the last value, and the first slot with nested BinXML. */
    private int last;

    private int xml;
    private int firstXml;
    private int firstFrom;
    private int firstTo;

    /** The instances of the record whose slots are not filled yet: their descriptors, and where their slots begin. */
    private int pending;

    /** Sizes of what stands before each second slot of the outermost instance, in halves of a long; the second half is scratch. */
    private final long[] before = new long[2 * MOST_PAIRED];

    /** As many slots of the outermost instance are in it. */
    private int paired;

    private final int[] pendingAt = new int[MOST_PENDING];
    private final int[] pendingCount = new int[MOST_PENDING];
    private final int[] pendingFirst = new int[MOST_PENDING];
    private final int[] pendingSlots = new int[MOST_PENDING];

    SlotTable(TemplateStore store) {
        this.store = store;
        this.templates = new TemplateMemo(store);
    }

    /** Begins a new chunk, whose definitions are elsewhere. */
    void chunk(byte[] chunk, int length, long offset) {
        bytes = chunk;
        templates.chunk(chunk, length, offset);
    }

    /** Tells of the same chunk in another array. */
    void moved(byte[] chunk) {
        bytes = chunk;
        templates.moved(chunk);
    }

    /** Reads the BinXML of a record; null where it is not a plain template instance and the slow path must tell. */
    @Nullable
    Shape read(int start, int limit) {
        top = 0;
        types = 0;
        nestedCount = 0;
        pending = 0;
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
        if (known != null
                && known.template() == template
                && (nestedCount == 1
                        ? known.has(nestedSlots[0], nested[0])
                        : known.has(nestedSlots, nested, nestedCount))) {
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

    /** Goes from an instance to the one nested in it, and so on; recursion only where one nests several. */
    private @Nullable Template instance(int start, int limit, int depth) {
        Template outer = null;
        int from = start;
        int to = limit;
        int here = 0;
        for (int deep = depth; deep <= DEEPEST; deep++) {
            int first = top;
            Template template = one(from, to);
            if (template == null) {
                return null;
            }
            if (outer == null) {
                outer = template;
            } else {
                nested[here] = template;
            }
            if (xml == 0) {
                return outer;
            }
            if (xml > 1) {
                return allNested(first, top, deep) ? outer : null;
            }
            if (nestedCount == MOST_NESTED) {
                return null;
            }
            here = nestedCount++;
            nestedSlots[here] = first + firstXml;
            from = firstFrom;
            to = firstTo;
        }
        return null;
    }

    /** Goes over one instance, but not over those nested in it. */
    private @Nullable Template one(int start, int limit) {
        if (limit - start < SMALLEST_INSTANCE || pending == MOST_PENDING) {
            return null;
        }
        int at = i32(bytes, start) == Token.FRAGMENT_START ? start + 4 : start;
        if (bytes[at] != Token.TEMPLATE_INSTANCE || limit - at < SMALLEST_INSTANCE) {
            return null;
        }
        int definition = i32(bytes, at + 6);
        Template template = templates.at(definition);
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
        int slots = template.slots();
        pendingAt[pending] = at;
        pendingCount[pending] = count;
        pendingFirst[pending] = top;
        pendingSlots[pending++] = slots;
        top += slots;
        scan(at, count, Math.min(count, slots));
        return last > limit ? null : template;
    }

    /**
     * Goes over value descriptors, two at a time. The number of nested values is then in {@link #xml}, where the first one is
     * in {@link #firstXml}, {@link #firstFrom} and {@link #firstTo}, and {@link #last} is behind the last value.
     */
    private void scan(int at, int count, int known) {
        long sizes = 0;
        long all = 0;
        int value = at + 4 * count;
        int found = 0;
        int pairs = Math.min(known & ~1, MOST_PAIRED);
        int place = pending == 1 ? 0 : MOST_PAIRED;
        for (int i = 0; i < pairs; i += 2) {
            long pair = i64(bytes, at + 4 * i);
            if (hasXml(pair)) {
                int from = (int) (sizes + (sizes >>> 32)) + value;
                found += nestedOrNull(i, from, (int) pair, found == 0);
                found += nestedOrNull(i + 1, from + ((int) pair & 0xffff), (int) (pair >>> 32), found == 0);
            }
            before[place + i] = sizes;
            sizes += pair & SIZES;
            all |= pair;
        }
        if (pending == 1) {
            paired = pairs;
        }
        types |= (int) (all | (all >>> 32)) >>> 16;
        int sum = (int) (sizes + (sizes >>> 32)) + value;
        for (int i = pairs; i < count; i++) {
            int descriptor = i32(bytes, at + 4 * i);
            if (i < known) {
                types |= descriptor >>> 16;
                found += nestedOrNull(i, sum, descriptor, found == 0);
            }
            sum += descriptor & 0xffff;
        }
        last = sum;
        xml = found;
    }

    /**
     * Whether one of a pair of descriptors is nested BinXML: its kind becomes zero, and only a zero does not reach the next
     * bit when the highest kind is added.
     */
    private static boolean hasXml(long pair) {
        return ((((pair ^ XML_KINDS) & KINDS) + KINDS) & BOTH) != BOTH;
    }

    /** One where a descriptor is nested BinXML, which of no bytes is a null; the first one is noted. */
    private int nestedOrNull(int slot, int from, int descriptor, boolean first) {
        if ((descriptor & 0xff0000) != ValueType.BINXML << 16 || (descriptor & 0xffff) == 0) {
            return 0;
        }
        if (first) {
            firstXml = slot;
            firstFrom = from;
            firstTo = from + (descriptor & 0xffff);
        }
        return 1;
    }

    /** Fills the slots of the instances that were only gone over. */
    private void fill() {
        if (top > values.length) {
            grow();
        }
        int all = pending;
        pending = 0;
        for (int i = 0; i < all; i++) {
            fill(pendingAt[i], pendingCount[i], pendingFirst[i], pendingSlots[i]);
        }
    }

    private void fill(int at, int count, int first, int slots) {
        long[] filled = values;
        int value = at + 4 * count;
        int known = Math.min(count, slots);
        for (int i = 0; i < known; i++) {
            int descriptor = i32(bytes, at + 4 * i);
            int behind = value + (descriptor & 0xffff);
            filled[first + i] = Place.of((descriptor >>> 16) & 0xff, value, behind);
            if ((descriptor & 0xff0000) == ValueType.BINXML << 16 && value == behind) {
                filled[first + i] = Place.of(ValueType.NULL, value, value);
            }
            value = behind;
        }
        for (int i = known; i < count; i++) {
            value += i32(bytes, at + 4 * i) & 0xffff;
        }
        for (int i = known; i < slots; i++) {
            filled[first + i] = Place.of(ValueType.NULL, value, value);
        }
    }

    private long value(int slot) {
        if (pending > 0) {
            fill();
        }
        return values[slot];
    }

    /**
     * Type and {@link Place} of a slot, without filling all others when it is one of the first of the outermost instance.
     */
    long peek(int slot) {
        if (pending == 0 || slot >= paired) {
            return value(slot);
        }
        int at = pendingAt[0] + 4 * slot;
        int descriptor = i32(bytes, at);
        long sizes = before[slot & ~1];
        int value = pendingAt[0] + 4 * pendingCount[0] + (int) (sizes + (sizes >>> 32));
        value += (slot & 1) == 0 ? 0 : u16(bytes, at - 4);
        int kind = (descriptor >>> 16) & 0xff;
        int size = descriptor & 0xffff;
        return Place.of(kind == ValueType.BINXML && size == 0 ? ValueType.NULL : kind, value, value + size);
    }

    /** The value type of a slot, of {@link ValueType}. */
    int type(int slot) {
        return Place.type(value(slot));
    }

    /** Where the value of a slot begins. */
    int from(int slot) {
        return Place.from(value(slot));
    }

    /** Behind the value of a slot. */
    int to(int slot) {
        return Place.to(value(slot));
    }

    /** Sets a slot of those that {@link #take} made. */
    void set(int slot, int type, int from, int to) {
        values[slot] = Place.of(type, from, to);
    }

    private boolean allNested(int first, int behind, int depth) {
        int parts = pending;
        fill();
        pending = parts;
        for (int slot = first; slot < behind; slot++) {
            long value = values[slot];
            if (Place.type(value) == ValueType.BINXML && !nested(slot, Place.from(value), Place.to(value), depth)) {
                return false;
            }
        }
        return true;
    }

    private boolean nested(int slot, int from, int to, int depth) {
        if (nestedCount == MOST_NESTED) {
            return false;
        }
        int place = nestedCount++;
        nestedSlots[place] = slot;
        Template template = instance(from, to, depth + 1);
        if (template == null) {
            return false;
        }
        nested[place] = template;
        return true;
    }

    private void grow() {
        values = Arrays.copyOf(values, Math.max(2 * values.length, top));
    }

    /** Takes values that were rendered by the slow path: each one a text or null. */
    void take(int count) {
        pending = 0;
        top = count;
        if (top > values.length) {
            grow();
        }
    }
}
