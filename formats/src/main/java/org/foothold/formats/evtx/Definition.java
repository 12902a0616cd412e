package org.foothold.formats.evtx;

import static org.foothold.formats.LittleEndian.i32;
import static org.foothold.formats.LittleEndian.i64;
import static org.foothold.formats.LittleEndian.u16;

import java.util.Arrays;

/**
 * The bytes of a template definition as one chunk held them, to know it again in other chunks. Only the references to names
 * differ from chunk to chunk, so all other bytes are compared as they are and the names by what they refer to. Which names
 * stand inside the definition differs too: a template may have several of these.
 */
final class Definition {
    private final Template template;
    private final byte[] bytes;

    /** Places of references in {@link #bytes}. */
    private final int[] holes;

    /** For each hole the number of its name in {@link #names}, or -1 where the name stands right behind. */
    private final int[] nameOf;

    /** Hash, length and characters of each name. */
    private final byte[][] names;

    /** Takes the definition that was read at {@code at}, whose references to names stood at these places. */
    Definition(Template template, byte[] chunk, int at, int[] references) {
        this.template = template;
        this.bytes = Arrays.copyOfRange(chunk, at, at + size(chunk, at));
        this.holes = new int[references.length];
        this.nameOf = new int[references.length];
        byte[][] found = new byte[references.length][];
        int[] offsets = new int[references.length];
        int count = 0;
        for (int i = 0; i < references.length; i++) {
            holes[i] = references[i] - at;
            int offset = i32(chunk, references[i]);
            if (offset == references[i] + 4) {
                nameOf[i] = -1;
                continue;
            }
            int known = indexOf(offsets, count, offset);
            if (known < 0) {
                known = count++;
                offsets[known] = offset;
                found[known] = Arrays.copyOfRange(chunk, offset + 4, offset + 8 + 2 * u16(chunk, offset + 6));
            }
            nameOf[i] = known;
        }
        this.names = Arrays.copyOf(found, count);
    }

    private static int indexOf(int[] offsets, int count, int offset) {
        for (int i = 0; i < count; i++) {
            if (offsets[i] == offset) {
                return i;
            }
        }
        return -1;
    }

    /** Bytes of the definition at this place, with what stands before its BinXML. */
    static int size(byte[] chunk, int at) {
        return Token.DEFINITION_HEADER + i32(chunk, at + 20);
    }

    /** What all definitions that may be equal have in common. */
    static long key(byte[] chunk, int at) {
        return i64(chunk, at + 4) ^ Long.rotateLeft(i64(chunk, at + 12), 29);
    }

    Template template() {
        return template;
    }

    int size() {
        return bytes.length;
    }

    /** Whether the definition at {@code at}, which the caller knows to end before {@code end}, is this one. */
    boolean matches(byte[] chunk, int at, int end) {
        int done = 4;
        int[] offsets = names.length == 0 ? holes : new int[names.length];
        for (int i = 0; i < holes.length; i++) {
            int hole = holes[i];
            if (!Arrays.equals(bytes, done, hole, chunk, at + done, at + hole)) {
                return false;
            }
            int offset = i32(chunk, at + hole);
            int name = nameOf[i];
            if (name < 0) {
                if (offset != at + hole + 4) {
                    return false;
                }
                done = hole + 8;
            } else {
                if (offset != offsets[name]) {
                    if (offsets[name] != 0 || !named(chunk, offset, end, names[name])) {
                        return false;
                    }
                    offsets[name] = offset;
                }
                done = hole + 4;
            }
        }
        return Arrays.equals(bytes, done, bytes.length, chunk, at + done, at + bytes.length);
    }

    private static boolean named(byte[] chunk, int offset, int end, byte[] name) {
        return offset > 0
                && offset <= end - 4 - name.length
                && Arrays.equals(name, 0, name.length, chunk, offset + 4, offset + 4 + name.length);
    }
}
