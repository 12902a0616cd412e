package org.foothold.formats.linux;

/**
 * A line, or a record, that is not what its log says.
 *
 * @param line its number, the first being one
 * @param what the field that was wrong
 * @param expected what the log allows there
 * @param found what stood there, shortened
 */
public record LineDamage(long line, String what, String expected, String found) {
    /** Enough to know a line again; a damaged one can be very long. */
    private static final int SHOWN = 80;

    public LineDamage {
        found = found.length() <= SHOWN ? found : found.substring(0, SHOWN) + "…";
    }

    /** One line for people. */
    public String reason() {
        return what + ": expected " + expected + ", found " + found;
    }
}
