package org.foothold.sigma.match;

import java.util.List;

/** The rules of a set that can match events of one channel and id, with the indices that find the few that may. */
public final class Partition {

    /** The fields of an event that the rules read: {@link Matcher#add} takes positions in this list. */
    public List<String> fields() {
        return List.of();
    }

    /** Whether keywords are among the rules: then every other value of the event is wanted too ({@link Matcher#addOther}). */
    public boolean wantsEveryValue() {
        return false;
    }

    /** Whether no rule can match: nothing of the event has to be read. */
    public boolean isEmpty() {
        return true;
    }
}
