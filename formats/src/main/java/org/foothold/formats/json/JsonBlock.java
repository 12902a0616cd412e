package org.foothold.formats.json;

import java.util.List;
import org.foothold.formats.Damaged;

/** Some objects of a file, one after the other, or its lines. */
public final class JsonBlock {
    private final byte[] bytes;
    private final int[] bounds;
    private final int count;
    private final long first;
    private final long offset;
    private final List<Damaged> damages;

    // Of the bounds, two for each object, so many count.
    JsonBlock(byte[] bytes, int[] bounds, int count, long first, long offset, List<Damaged> damages) {
        this.bytes = bytes;
        this.bounds = bounds;
        this.count = count;
        this.first = first;
        this.offset = offset;
        this.damages = List.copyOf(damages);
    }

    /** What was read. */
    public byte[] bytes() {
        return bytes;
    }

    /** The number of the first object, from 1: of its line, or among the elements. */
    public long first() {
        return first;
    }

    /** Where the bytes begin in the file. */
    public long offset() {
        return offset;
    }

    /** What was found between or instead of objects. */
    public List<Damaged> damages() {
        return damages;
    }

    /** How many objects, or lines, there are. */
    public int size() {
        return count / 2;
    }

    /** Where the n-th begins. */
    public int from(int n) {
        return bounds[2 * n];
    }

    /** Where the n-th ends. */
    public int to(int n) {
        return bounds[2 * n + 1];
    }

    /** How many bytes of the file it took. */
    public int length() {
        return count == 0 ? 0 : bounds[count - 1];
    }

    /** Whether nothing but blanks stand in the n-th, which is then no event. */
    public boolean blank(int n) {
        for (int at = from(n); at < to(n); at++) {
            if (bytes[at] > ' ' || bytes[at] < 0) {
                return false;
            }
        }
        return true;
    }
}
