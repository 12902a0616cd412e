package org.foothold.formats.evtx;

import static org.foothold.formats.LittleEndian.i32;
import static org.foothold.formats.LittleEndian.u16;

import java.util.Arrays;
import org.foothold.formats.ByteReader;
import org.foothold.formats.FormatException;
import org.foothold.formats.Utf16;

/** Element and attribute names of a chunk: each stands there once, where it is used first, and is referred to by offset. */
final class Names {
    /** Offset of the next name with the same hash, hash, length: what stands before the characters. */
    static final int HEADER = 8;

    /** Names of providers have some dozen characters; longer ones would only make a record large. */
    private static final int LONGEST = 1024;

    private final byte[] bytes;
    private final int end;
    private final long base;
    private final ChunkTrees shared;
    private int[] references = new int[32];
    private int count;

    Names(byte[] bytes, int end, long base, ChunkTrees shared) {
        this.bytes = bytes;
        this.end = end;
        this.base = base;
        this.shared = shared;
    }

    /** Reads a reference to a name, and the name itself where it stands right behind. */
    String read(ByteReader in, String what) {
        int at = in.i32(what);
        if (at < 0 || at > end - HEADER) {
            throw in.wrong(what, 4, "an offset in the chunk", Integer.toUnsignedString(at));
        }
        int size = 2 * u16(bytes, at + 6);
        if (size > end - at - HEADER || size > 2 * LONGEST) {
            String expected = "a name within the chunk, of at most " + LONGEST + " characters";
            throw new FormatException(what, base + at + 6, expected, size / 2 + " characters");
        }
        note(in.position() - 4);
        if (at == in.position()) {
            in.skip(what, HEADER + size + 2);
        }
        String known = shared.name(at);
        if (known != null) {
            return known;
        }
        String name = Utf16.decode(bytes, at + HEADER, at + HEADER + size);
        shared.name(at, name);
        return name;
    }

    private void note(int place) {
        if (count == references.length) {
            references = Arrays.copyOf(references, 2 * count);
        }
        references[count++] = place;
    }

    /** The places of all references that were read, in order. */
    int[] references() {
        return Arrays.copyOf(references, count);
    }

    /** Whether the four bytes at this place can refer to a name. */
    boolean plausible(int place) {
        if (place > end - 4) {
            return false;
        }
        return plausible(bytes, end, i32(bytes, place));
    }

    /** Whether a name that ends as names do stands at this offset of a chunk. */
    static boolean plausible(byte[] bytes, int end, int at) {
        if (at < HEADER || at > end - HEADER) {
            return false;
        }
        int size = 2 * u16(bytes, at + 6);
        return size > 0 && size <= 2 * LONGEST && size + 2 <= end - at - HEADER && u16(bytes, at + HEADER + size) == 0;
    }
}
