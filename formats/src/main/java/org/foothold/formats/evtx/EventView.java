package org.foothold.formats.evtx;

import static org.foothold.formats.LittleEndian.i64;
import static org.foothold.formats.LittleEndian.u16;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.foothold.formats.FormatException;
import org.foothold.formats.Utf16;
import org.jspecify.annotations.Nullable;

/**
 * The current record of a {@link ChunkReader}, field by field and without an object for any of them. It is valid until
 * the reader's next step. Use: look up what you want of the {@link Shape} once for each {@link Shape#id()}, then ask here
 * for the values at those positions.
 *
 * <p>A text is a <em>slice</em>, a range of {@link #bytes()} that holds UTF-16LE, packed into a long: read it by
 * {@link #from(long)} and {@link #to(long)}. Strings are handed over where they stand, without their trailing NULs; all
 * other types are written to a scratch area behind the chunk when first asked for. Ask for {@link #bytes()} after
 * {@link #text}, because the array may have been replaced by a larger one; older slices stay good in the new array.
 */
public final class EventView {
    /** The slice of a value that is null. */
    public static final long NULL = -1;

    /** Room behind the chunk for texts; more is made when a record needs it. */
    private static final int SCRATCH = 1 << 16;

    private final TemplateStore store;
    private final SlotTable slots;
    private final Untemplated untemplated;
    private byte[] bytes = new byte[ChunkReader.SIZE + SCRATCH];
    private int scratch = ChunkReader.SIZE;
    private int end;
    private long base;
    private @Nullable ChunkTrees shared;

    private int record;
    private int limit;
    private boolean carved;
    private Shape shape;
    private FieldTable fields;
    private int sequence;
    private XmlNode.@Nullable Element tree;

    private long[] memo = new long[64];
    private int[] memoOf = new int[64];
    private final ChannelMemo channels;

    EventView(TemplateStore store) {
        this.store = store;
        this.slots = new SlotTable(store);
        this.channels = new ChannelMemo(store.channels());
        this.untemplated = new Untemplated(store, this);
        this.shape = Irregular.shape(new FieldTable(), store.channels());
        this.fields = shape.fields();
    }

    /** First byte of a slice. */
    public static int from(long slice) {
        return (int) (slice >>> 32);
    }

    /** Behind the last byte of a slice. */
    public static int to(long slice) {
        return (int) slice;
    }

    static long slice(int from, int to) {
        return ((long) from << 32) | to;
    }

    /** What this record has in common with others. */
    public Shape shape() {
        return shape;
    }

    /** The array all slices point into. */
    public byte[] bytes() {
        return bytes;
    }

    /** The record's number in the record's own header. */
    public long recordNumber() {
        return i64(bytes, record + 8);
    }

    /** When the record was written, by the record's own header: 100 ns since 1601, UTC. */
    public long writtenAt() {
        return i64(bytes, record + 16);
    }

    /** Offset of the record in the file. */
    public long offset() {
        return base + record;
    }

    /** Whether it was found in slack space: it is no longer part of the log. */
    public boolean carved() {
        return carved;
    }

    /** The channel's number in {@link TemplateStore#channels()}, or {@link Channels#NONE}. */
    public int channelId() {
        int position = shape.channel();
        if (position < 0 || shape.channelId() >= 0) {
            return shape.channelId();
        }
        int slot = fields.slot(position);
        long value = slot < 0 ? 0 : slots.peek(slot);
        long text = Place.type(value) == ValueType.STRING ? string(Place.from(value), Place.to(value)) : text(position);
        return text == NULL ? Channels.NONE : channels.id(bytes, from(text), to(text));
    }

    /** The event id, or -1 where there is none or it is no number of up to nine digits. */
    public int eventId() {
        int position = shape.eventId();
        if (position < 0) {
            return -1;
        }
        int slot = fields.slot(position);
        if (slot >= 0) {
            long value = slots.peek(slot);
            if (Place.type(value) == ValueType.UINT16 && Place.to(value) - Place.from(value) == 2) {
                return u16(bytes, Place.from(value));
            }
        }
        long text = text(position);
        if (text == NULL || to(text) - from(text) > 18 || to(text) == from(text)) {
            return -1;
        }
        int id = 0;
        for (int at = from(text); at < to(text); at += 2) {
            int digit = u16(bytes, at) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            id = 10 * id + digit;
        }
        return id;
    }

    /** How many values the position has here: 0 absent, 1, or the elements of an array. A null is one value. */
    public int count(int position) {
        int slot = fields.slot(position);
        int flags = fields.flags(position);
        if (slot < 0) {
            return (flags & FieldTable.ABSENT_IF_BLANK) != 0 && blank(text(position)) ? 0 : 1;
        }
        int type = slots.type(slot);
        if (type == ValueType.NULL) {
            return flags == 0 ? 1 : 0;
        }
        if ((flags & FieldTable.ABSENT_IF_BLANK) != 0 && blank(text(position))) {
            return 0;
        }
        if ((type & ValueType.ARRAY) == 0) {
            return 1;
        }
        return Math.max(1, ValueArray.count(bytes, slots.from(slot), slots.to(slot), type & ~ValueType.ARRAY));
    }

    private boolean blank(long text) {
        return text == NULL || string(text).isBlank();
    }

    /** The value type at a position, of {@link ValueType}, as the record says; STRING for literals and mixed text. */
    public int type(int position) {
        int slot = fields.slot(position);
        return slot >= 0 ? slots.type(slot) : ValueType.STRING;
    }

    /** Slice of the raw bytes at a position as they stand in the file; {@link #NULL} for literals and mixed text. */
    public long raw(int position) {
        int slot = fields.slot(position);
        return slot >= 0 ? slice(slots.from(slot), slots.to(slot)) : NULL;
    }

    /** Slice of the text at a position, {@link #NULL} for null; of an array, the first element. */
    public long text(int position) {
        int slot = fields.slot(position);
        if (slot >= 0 && slots.type(slot) == ValueType.STRING) {
            return string(slots.from(slot), slots.to(slot));
        }
        if (slot >= 0 && slots.type(slot) == ValueType.NULL) {
            return NULL;
        }
        if (memoOf[position] != sequence) {
            memoOf[position] = sequence;
            memo[position] = slot >= 0 ? text(position, 0) : joined(position);
        }
        return memo[position];
    }

    /** Slice of the text of one of {@link #count} values; an array's are written anew whenever they are asked for. */
    public long text(int position, int index) {
        int slot = fields.slot(position);
        if (slot < 0 || (slots.type(slot) & ValueType.ARRAY) == 0) {
            return slot >= 0 ? one(slots.from(slot), slots.to(slot), slots.type(slot)) : text(position);
        }
        int type = slots.type(slot) & ~ValueType.ARRAY;
        int behind = slots.to(slot);
        int start = ValueArray.start(bytes, slots.from(slot), behind, type, index);
        if (start >= behind || type == ValueType.NULL) {
            return NULL;
        }
        return one(start, ValueArray.next(bytes, start, behind, type), type);
    }

    /** A slice of text as a String. */
    public String string(long text) {
        return Utf16.decode(bytes, from(text), to(text));
    }

    private long string(int from, int to) {
        int behind = from + ((to - from) & ~1);
        while (behind > from && u16(bytes, behind - 2) == 0) {
            behind -= 2;
        }
        return slice(from, behind);
    }

    private long one(int from, int to, int type) {
        if (type == ValueType.STRING || type == ValueType.XML) {
            return string(from, to);
        }
        if (type == ValueType.NULL) {
            return NULL;
        }
        room(2 * ValueText.room(to - from));
        int start = scratch;
        if (type == ValueType.ANSI) {
            scratch = Ansi.widen(bytes, from, to, start);
        } else {
            scratch = widen(start, ValueText.write(bytes, from, to, type, bytes, start));
        }
        return slice(start, scratch);
    }

    /** From one byte a character to two, in place, from the end. */
    private int widen(int from, int to) {
        int end = from + 2 * (to - from);
        int out = end;
        for (int i = to - 1; i >= from; i--) {
            out -= 2;
            bytes[out + 1] = 0;
            bytes[out] = bytes[i];
        }
        return end;
    }

    /** The texts of all parts, one behind the other. */
    private long joined(int position) {
        int[] parts = fields.parts(position);
        if (parts.length == 0) {
            return NULL;
        }
        int size = 0;
        long[] texts = new long[parts.length];
        for (int i = 0; i < parts.length; i++) {
            int part = parts[i];
            if (part >= 0) {
                texts[i] = one(slots.from(part), slots.to(part), slots.type(part));
                size += texts[i] == NULL ? 0 : to(texts[i]) - from(texts[i]);
            } else {
                size += fields.literalPart(part).length;
            }
        }
        room(size);
        int start = scratch;
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] < 0) {
                byte[] literal = fields.literalPart(parts[i]);
                append(literal, 0, literal.length);
            } else if (texts[i] != NULL) {
                append(bytes, from(texts[i]), to(texts[i]));
            }
        }
        return slice(start, scratch);
    }

    private void append(byte[] source, int from, int to) {
        System.arraycopy(source, from, bytes, scratch, to - from);
        scratch += to - from;
    }

    /** Where the next text will be written. */
    int scratch() {
        return scratch;
    }

    /** Copies a part of {@link #bytes()} behind the texts that were written; where it begins. */
    int append(int from, int to) {
        room(to - from);
        append(bytes, from, to);
        return scratch - (to - from);
    }

    /** Writes a text behind the others. */
    void append(byte[] text) {
        room(text.length);
        append(text, 0, text.length);
    }

    private void room(int size) {
        if (bytes.length - scratch < size) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, scratch + size));
            slots.moved(bytes);
        }
    }

    /**
     * All fields as texts, by a second way that shares nothing with the one above but the bytes: slow, plain, for
     * evidence and for comparison. Only where that way's bounds forbid to unfold the record, it asks the fast one.
     */
    public Map<String, List<@Nullable String>> flat() {
        try {
            return FlatFields.of(tree());
        } catch (FormatException tooLarge) {
            return shape.root() == null ? Map.of() : FlatFields.of(this);
        }
    }

    /** The record as a tree, by the slow path. */
    XmlNode.Element tree() {
        if (tree == null) {
            shared = shared == null ? new ChunkTrees() : shared;
            tree = Irregular.tree(bytes, end, base, record + ChunkReader.RECORD_HEADER, limit, shared);
        }
        return tree;
    }

    SlotTable slots() {
        return slots;
    }

    /** Begins a new chunk, which the caller has put into {@link #bytes()}. */
    void chunk(int length, long offset) {
        end = length;
        base = offset;
        shared = null;
        slots.chunk(bytes, length, offset);
        untemplated.chunk(length);
    }

    /** Reads the record at this place of the chunk. Throws where it is damaged. */
    void read(int at, int size, boolean inSlack) throws FormatException {
        record = at;
        limit = at + size - 4;
        carved = inSlack;
        tree = null;
        scratch = ChunkReader.SIZE;
        sequence++;
        Shape plain = slots.read(at + ChunkReader.RECORD_HEADER, limit);
        if (plain == null) {
            plain = untemplated.read(at + ChunkReader.RECORD_HEADER, limit);
        }
        shape = plain != null ? plain : irregular();
        fields = shape.fields();
        if (fields.size() > memo.length) {
            memo = new long[2 * fields.size()];
            memoOf = new int[2 * fields.size()];
        }
    }

    /** Puts the texts of the slow path into slots of their own. */
    private Shape irregular() {
        List<Irregular.Field> values = Irregular.values(FlatFields.of(tree()));
        slots.take(values.size());
        for (int i = 0; i < values.size(); i++) {
            String text = values.get(i).text();
            byte[] utf16 = text == null ? new byte[0] : Utf16.encode(text);
            room(utf16.length);
            int from = scratch;
            append(utf16, 0, utf16.length);
            slots.set(i, text == null ? ValueType.NULL : ValueType.STRING, from, scratch);
        }
        return Irregular.shape(Irregular.fields(values), store.channels());
    }
}
