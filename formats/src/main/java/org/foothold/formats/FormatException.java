package org.foothold.formats;

/**
 * Bytes that are not what the format says: which field, at which offset, what was expected there and what was found.
 * It carries no stack trace, because a hostile file can raise very many.
 */
public final class FormatException extends RuntimeException {
    private final String what;
    private final long offset;
    private final String expected;
    private final String found;

    /** A field named {@code what} at {@code offset} bytes from the start of the file. */
    public FormatException(String what, long offset, String expected, String found) {
        super(what + " at offset " + offset + ": expected " + expected + ", found " + found, null, false, false);
        this.what = what;
        this.offset = offset;
        this.expected = expected;
        this.found = found;
    }

    /** The field that was read. */
    public String what() {
        return what;
    }

    /** Bytes from the start of the file. */
    public long offset() {
        return offset;
    }

    /** What the format allows there. */
    public String expected() {
        return expected;
    }

    /** What stood there. */
    public String found() {
        return found;
    }
}
