package org.foothold.formats;

/**
 * A piece of a file that could not be read as it should, handed on beside the good pieces.
 *
 * @param offset bytes from the start of the file
 * @param what the field that was wrong
 * @param expected what the format allows there
 * @param found what stood there
 * @param lost whether a record was lost by it; a wrong checksum loses nothing
 */
public record Damaged(long offset, String what, String expected, String found, boolean lost) {
    /** The damage that an exception tells of, by which a record was lost. */
    public static Damaged of(FormatException why) {
        return new Damaged(why.offset(), why.what(), why.expected(), why.found(), true);
    }

    /** One line for people. */
    public String reason() {
        return what + ": expected " + expected + ", found " + found;
    }
}
