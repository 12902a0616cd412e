package org.foothold.sigma.match;

import java.util.Objects;
import org.foothold.sigma.event.Event;

/**
 * Finds the rules that match one event after another; each thread has its own. Between {@link #begin} and
 * {@link #finish} the event's values are handed over, in any order, as UTF-16LE text in place; their arrays must not
 * change until {@code finish} returns. A field with several values is handed over value by value.
 */
public final class Matcher {

    /** Begins an event of this partition. */
    public void begin(Partition partition) {}

    /** A value of the partition's field of this position: the bytes from {@code from} up to {@code to}. */
    public void add(int field, byte[] data, int from, int to) {}

    /** An explicit null of the partition's field of this position. */
    public void addNull(int field) {}

    /** A value of a field that the partition does not name; wanted only where {@link Partition#wantsEveryValue}. */
    public void addOther(byte[] data, int from, int to) {}

    /** Ends the event: how many rules match. */
    public int finish() {
        return 0;
    }

    /** The index of the n-th rule that matched the last event, ascending. */
    public int rule(int n) {
        return Objects.checkIndex(n, 0);
    }

    /** Matches an event in its plain form: how many rules of the set match. */
    public int match(RuleSet rules, Event event) {
        return 0;
    }
}
