package org.foothold.formats.evtx;

import static org.foothold.formats.LittleEndian.i32;
import static org.foothold.formats.LittleEndian.i64;
import static org.foothold.formats.LittleEndian.u16;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * The bytes of a template definition as one chunk held them, to know it again in other chunks. Only the references to names
 * differ from chunk to chunk, so all other bytes are compared as they are and the names by what they refer to. Which names
 * stand inside the definition differs too: a template may have several of these.
 */
final class Definition {
    private final Template template;
    private final byte[] bytes;

    /** Ones where a byte counts, zeros where it differs from chunk to chunk: references, and links to the next of a kind. */
    private final byte[] mask;

    /** Places of references in {@link #bytes}. */
    private final int[] holes;

    /** For each hole the number of its name in {@link #names}, or -1 where the name stands right behind. */
    private final int[] nameOf;

    /** Hash, length and characters of each name. */
    private final byte[][] names;

    /**
     * Takes the definition that was read at {@code at}, whose references to names stood at these places.
     *
     * @param one gives the array that stands for all equal ones
     */
    Definition(Template template, byte[] chunk, int at, int[] references, UnaryOperator<byte[]> one) {
        this.template = template;
        this.bytes = Arrays.copyOfRange(chunk, at, at + size(chunk, at));
        this.mask = new byte[bytes.length];
        Arrays.fill(mask, 4, mask.length, (byte) -1);
        this.holes = new int[references.length];
        this.nameOf = new int[references.length];
        byte[][] found = new byte[references.length][];
        int[] offsets = new int[references.length];
        int count = 0;
        for (int i = 0; i < references.length; i++) {
            holes[i] = references[i] - at;
            Arrays.fill(mask, holes[i], holes[i] + 4, (byte) 0);
            int offset = i32(chunk, references[i]);
            if (offset == references[i] + 4) {
                Arrays.fill(mask, holes[i] + 4, holes[i] + 8, (byte) 0);
                nameOf[i] = -1;
                continue;
            }
            int known = indexOf(offsets, count, offset);
            if (known < 0) {
                known = count++;
                offsets[known] = offset;
                found[known] =
                        one.apply(Arrays.copyOfRange(chunk, offset + 4, offset + 8 + 2 * u16(chunk, offset + 6)));
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
    boolean matches(byte[] chunk, int at, int end, NameMemo memo) {
        return sameBytes(chunk, at) && sameNames(chunk, at, end, memo);
    }

    /** Eight bytes at a time, without those that differ from chunk to chunk. */
    private boolean sameBytes(byte[] chunk, int at) {
        int words = bytes.length & ~7;
        long differences = 0;
        for (int i = 0; i < words; i += 8) {
            differences |= (i64(bytes, i) ^ i64(chunk, at + i)) & i64(mask, i);
        }
        for (int i = words; i < bytes.length; i++) {
            differences |= (bytes[i] ^ chunk[at + i]) & mask[i];
        }
        return differences == 0;
    }

    private boolean sameNames(byte[] chunk, int at, int end, NameMemo memo) {
        for (int i = 0; i < holes.length; i++) {
            int offset = i32(chunk, at + holes[i]);
            int name = nameOf[i];
            if (name < 0 ? offset != at + holes[i] + 4 : !memo.has(chunk, offset, end, names[name])) {
                return false;
            }
        }
        return true;
    }
}
