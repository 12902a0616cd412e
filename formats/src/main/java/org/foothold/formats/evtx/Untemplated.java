package org.foothold.formats.evtx;

import static org.foothold.formats.LittleEndian.i32;
import static org.foothold.formats.LittleEndian.u16;

import java.util.Arrays;
import org.foothold.formats.Utf16;
import org.jspecify.annotations.Nullable;

/**
 * Reads records that hold their XML as it is, without a template: collectors of forwarded events write such. One pass
 * finds the texts, which stay where they are, and the <em>outline</em>: everything but the texts. Records of one outline
 * have one shape, as if the outline were a template. Whatever is unusual is left to the slow path.
 */
final class Untemplated {
    // Pieces of an outline. The number of a name follows the first three.
    private static final int ELEMENT = -2;
    private static final int ATTRIBUTE = -3;
    private static final int FIELD_NAME = -4;
    private static final int CONTENT = -5;
    private static final int EMPTY = -6;
    private static final int CLOSE = -7;
    private static final int TEXT = -8;

    private static final int DEEPEST = 32;

    /** Pieces of one outline; events have some hundred. */
    private static final int LONGEST = 4096;

    /** Powers of two: outlines that are remembered, and places of names in a chunk. */
    private static final int OUTLINES = 512;

    private static final int MEMO = 1024;

    private final TemplateStore store;
    private final EventView view;
    private final NameIds names = new NameIds();
    private final int[][] known = new int[OUTLINES][0];
    private final @Nullable Shape[] shapes = new Shape[OUTLINES];
    private final long[] memoKey = new long[MEMO];
    private final int[] memo = new int[MEMO];
    private final int data;
    private final int name;
    private long generation;

    private int[] outline = new int[256];
    private int length;
    private int texts;
    private int at;
    private int limit;
    private int end;

    Untemplated(TemplateStore store, EventView view) {
        this.store = store;
        this.view = view;
        byte[] word = Utf16.encode("Data");
        data = names.id(word, 0, word.length);
        word = Utf16.encode("Name");
        name = names.id(word, 0, word.length);
    }

    /** Begins a new chunk of so many bytes. */
    void chunk(int bytes) {
        end = bytes;
        generation++;
    }

    /** Fills the slots with the texts of a record; null where the slow path must tell. */
    @Nullable
    Shape read(int from, int to) {
        if (to - from < 8 || i32(view.bytes(), from) != Token.FRAGMENT_START) {
            return null;
        }
        at = from + 4;
        limit = Math.min(to, end);
        length = 0;
        texts = 0;
        if (!element(0) || (at < limit && view.bytes()[at] != Token.END_OF_STREAM)) {
            return null;
        }
        return shape();
    }

    private @Nullable Shape shape() {
        int hash = 1;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + outline[i];
        }
        int place = (hash * 0x9E3779B1) >>> 23;
        if (!Arrays.equals(known[place], 0, known[place].length, outline, 0, length)) {
            shapes[place] = store.shape(view.tree(), length);
            known[place] = Arrays.copyOf(outline, length);
        }
        return shapes[place];
    }

    private boolean put(int piece) {
        if (length == outline.length) {
            if (length == LONGEST) {
                return false;
            }
            outline = Arrays.copyOf(outline, 2 * length);
        }
        outline[length++] = piece;
        return true;
    }

    /** Reads an element from its first token to its last; false where it is unusual. */
    private boolean element(int depth) {
        if (depth == DEEPEST || limit - at < 11 || (view.bytes()[at] & ~Token.MORE) != Token.OPEN_START_ELEMENT) {
            return false;
        }
        boolean more = (view.bytes()[at] & Token.MORE) != 0;
        at += 5;
        int element = name();
        if (element == NameIds.NONE || !put(ELEMENT) || !put(element) || (more && !attributes(element))) {
            return false;
        }
        int close = next();
        if (close == Token.CLOSE_EMPTY_ELEMENT) {
            return put(EMPTY);
        }
        return close == Token.CLOSE_START_ELEMENT && put(CONTENT) && content(depth);
    }

    private boolean content(int depth) {
        while (at < limit) {
            int token = view.bytes()[at] & ~Token.MORE;
            if (view.bytes()[at] == Token.CLOSE_ELEMENT) {
                at++;
                return put(CLOSE);
            }
            if (!(token == Token.OPEN_START_ELEMENT ? element(depth + 1) : text(true))) {
                return false;
            }
        }
        return false;
    }

    private boolean attributes(int element) {
        at += 4;
        while (at < limit && (view.bytes()[at] & ~Token.MORE) == Token.ATTRIBUTE) {
            at++;
            int attribute = name();
            if (attribute == NameIds.NONE || !put(ATTRIBUTE) || !put(attribute)) {
                return false;
            }
            boolean fieldName = element == data && attribute == name;
            if (at < limit && Token.startsText(view.bytes()[at]) && !(fieldName ? fieldName() : text(false))) {
                return false;
            }
        }
        return true;
    }

    /** The name that a Data element gives its value, which belongs to the outline. */
    private boolean fieldName() {
        int from = at + 4;
        if (!value() || at > limit || (at < limit && Token.startsText(view.bytes()[at]))) {
            return false;
        }
        int id = names.id(view.bytes(), from, at);
        return id != NameIds.NONE && put(FIELD_NAME) && put(id);
    }

    /** Steps over one text as it stands, from four bytes behind its beginning to {@link #at}. */
    private boolean value() {
        byte[] bytes = view.bytes();
        if (limit - at < 4 || (bytes[at] & ~Token.MORE) != Token.VALUE || bytes[at + 1] != ValueType.STRING) {
            return false;
        }
        at += 4 + 2 * u16(bytes, at + 2);
        return at <= limit;
    }

    /** All texts that stand side by side, as one slot. */
    private boolean text(boolean content) {
        boolean joined = (view.bytes()[at] & ~Token.MORE) != Token.VALUE;
        int from = joined ? view.scratch() : at + 4;
        if (!(joined ? startsText(view.bytes()[at], content) : value()) || !put(TEXT)) {
            return false;
        }
        int to = at;
        while (at < limit && startsText(view.bytes()[at], content)) {
            if (!joined) {
                from = view.append(from, to);
                joined = true;
            }
            if (!piece()) {
                return false;
            }
            to = view.scratch();
        }
        if (to > from && u16(view.bytes(), to - 2) == 0) {
            return false;
        }
        view.slots().take(texts + 1);
        view.slots().set(texts, ValueType.STRING, from, to);
        texts++;
        return true;
    }

    private static boolean startsText(int token, boolean content) {
        return Token.startsText(token) || (content && (token & ~Token.MORE) == Token.CDATA_SECTION);
    }

    /** Appends one more text to those in the scratch area. */
    private boolean piece() {
        byte[] bytes = view.bytes();
        int from;
        switch (bytes[at] & ~Token.MORE) {
            case Token.VALUE -> {
                from = at + 4;
                if (!value()) {
                    return false;
                }
            }
            case Token.CDATA_SECTION -> {
                from = at + 3;
                at = limit - at < 3 ? Integer.MAX_VALUE : from + 2 * u16(bytes, at + 1);
            }
            case Token.CHAR_REF -> {
                from = at + 1;
                at += 3;
            }
            case Token.ENTITY_REF -> {
                return entity();
            }
            default -> {
                return false;
            }
        }
        if (at > limit) {
            return false;
        }
        view.append(from, at);
        return true;
    }

    private boolean entity() {
        at++;
        int reference = limit - at < 4 ? NameIds.NONE : i32(view.bytes(), at);
        if (name() == NameIds.NONE) {
            return false;
        }
        int from = reference + Names.HEADER;
        String entity = Utf16.decode(view.bytes(), from, from + 2 * u16(view.bytes(), reference + 6));
        view.append(Utf16.encode(Token.entity(entity)));
        return true;
    }

    /** Reads a reference to a name, and steps over the name where it stands right behind. */
    private int name() {
        if (limit - at < 4) {
            return NameIds.NONE;
        }
        int reference = i32(view.bytes(), at);
        at += 4;
        int place = (reference >>> 2) & (MEMO - 1);
        long key = (generation << 32) | (reference & 0xffffffffL);
        if (memoKey[place] != key) {
            memo[place] = id(reference);
            memoKey[place] = key;
        }
        if (reference == at && memo[place] != NameIds.NONE) {
            at += Names.HEADER + 2 * u16(view.bytes(), reference + 6) + 2;
        }
        return memo[place];
    }

    private int id(int reference) {
        byte[] bytes = view.bytes();
        if (!Names.plausible(bytes, end, reference)) {
            return NameIds.NONE;
        }
        int from = reference + Names.HEADER;
        return names.id(bytes, from, from + 2 * u16(bytes, reference + 6));
    }

    private int next() {
        return at < limit ? view.bytes()[at++] : NameIds.NONE;
    }
}
