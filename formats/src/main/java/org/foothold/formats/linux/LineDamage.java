package org.foothold.formats.linux;

/**
 * A line, or a record, that is not what its log says.
 *
 * @param line its number, the first being one
 * @param what the field that was wrong
 * @param expected what the log allows there
 * @param found what stood there, shortened
 * @param lost whether an event, or a part of one, was lost by it
 */
public record LineDamage(long line, String what, String expected, String found, boolean lost) {
    /** Enough to know a line again; a damaged one can be very long. */
    private static final int SHOWN = 80;

    public LineDamage {
        found = found.length() <= SHOWN ? found : found.substring(0, SHOWN) + "…";
    }

    /** Damage that cost an event, or a part of one. */
    public static LineDamage loss(long line, String what, String expected, String found) {
        return new LineDamage(line, what, expected, found, true);
    }

    /** Damage beside an event that is there nonetheless. */
    public static LineDamage flaw(long line, String what, String expected, String found) {
        return new LineDamage(line, what, expected, found, false);
    }

    /** One line for people. */
    public String reason() {
        return what + ": expected " + expected + ", found " + found;
    }
}
