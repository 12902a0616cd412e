package org.foothold.formats;

/**
 * A cursor over a piece of a byte array that names every field it reads, so that damage is reported by name and place.
 * All numbers are little-endian. It never reads outside its bounds.
 */
public final class ByteReader {
    private final byte[] bytes;
    private final int end;
    private final long base;
    private int position;

    /**
     * Reads {@code bytes} from {@code start} to before {@code end}.
     *
     * @param base the offset in the file of {@code bytes[0]}, for messages
     */
    public ByteReader(byte[] bytes, int start, int end, long base) {
        if (start < 0 || end > bytes.length || start > end) {
            throw new IllegalArgumentException("no range: " + start + " to " + end + " of " + bytes.length);
        }
        this.bytes = bytes;
        this.position = start;
        this.end = end;
        this.base = base;
    }

    /** The array that is read. */
    public byte[] bytes() {
        return bytes;
    }

    /** Index in the array of the next byte. */
    public int position() {
        return position;
    }

    /** Index in the array behind the last byte. */
    public int end() {
        return end;
    }

    /** Bytes left. */
    public int remaining() {
        return end - position;
    }

    /** A reader of the next {@code size} bytes, which this one skips. */
    public ByteReader slice(String what, int size) {
        need(what, size);
        ByteReader slice = new ByteReader(bytes, position, position + size, base);
        position += size;
        return slice;
    }

    /** The next byte, which stays unread. */
    public int peek(String what) {
        need(what, 1);
        return bytes[position] & 0xff;
    }

    /** Unsigned, 8 bits. */
    public int u8(String what) {
        need(what, 1);
        return bytes[position++] & 0xff;
    }

    /** Unsigned, 16 bits. */
    public int u16(String what) {
        need(what, 2);
        position += 2;
        return LittleEndian.u16(bytes, position - 2);
    }

    /** Signed, 32 bits. */
    public int i32(String what) {
        need(what, 4);
        position += 4;
        return LittleEndian.i32(bytes, position - 4);
    }

    /** Unsigned, 32 bits. */
    public long u32(String what) {
        return i32(what) & 0xffffffffL;
    }

    /** Signed, 64 bits. */
    public long i64(String what) {
        need(what, 8);
        position += 8;
        return LittleEndian.i64(bytes, position - 8);
    }

    /** A 32-bit size, refused where fewer bytes are left. */
    public int size32(String what) {
        long size = u32(what);
        if (size > remaining()) {
            throw new FormatException(
                    what, base + position - 4, "at most " + remaining() + " bytes", Long.toString(size));
        }
        return (int) size;
    }

    /** Skips {@code size} bytes. */
    public void skip(String what, int size) {
        need(what, size);
        position += size;
    }

    /** This many UTF-16 code units as text. */
    public String utf16(String what, int units) {
        need(what, 2L * units);
        String text = Utf16.decode(bytes, position, position + 2 * units);
        position += 2 * units;
        return text;
    }

    /** An error about the field that starts {@code back} bytes before the next byte. */
    public FormatException wrong(String what, int back, String expected, String found) {
        return new FormatException(what, base + position - back, expected, found);
    }

    private void need(String what, long size) {
        if (size < 0 || size > end - position) {
            throw new FormatException(what, base + position, size + " bytes", (end - position) + " bytes left");
        }
    }
}
