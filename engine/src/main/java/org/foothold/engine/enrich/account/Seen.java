package org.foothold.engine.enrich.account;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Values that were seen of an account. One that comes from everywhere is new nowhere: with too many nothing is kept. */
final class Seen {
    /** Addresses of somebody who travels a lot in a year; also what bounds an account's memory. */
    static final int MOST = 128;

    /** Characters of a value that are kept; user agents go on and on. */
    private static final int MOST_CHARACTERS = 200;

    private final Set<String> values = new LinkedHashSet<>();
    private boolean many;

    private static String cut(String value) {
        return value.length() <= MOST_CHARACTERS ? value : value.substring(0, MOST_CHARACTERS);
    }

    void add(String value) {
        if (!many && values.add(cut(value)) && values.size() > MOST) {
            many = true;
            values.clear();
        }
    }

    /** Whether the value was never seen before, while others were: the first of all is nothing new. */
    boolean isNew(String value) {
        return !many && !values.isEmpty() && !has(value);
    }

    /** Whether the value was seen, and is kept. */
    boolean has(String value) {
        return values.contains(cut(value));
    }

    /** Whether too many were seen to tell. */
    boolean isMany() {
        return many;
    }

    List<String> all() {
        return List.copyOf(values);
    }

    static Seen of(Collection<String> values, boolean many) {
        Seen seen = new Seen();
        values.forEach(seen::add);
        if (many) {
            seen.many = true;
            seen.values.clear();
        }
        return seen;
    }

    /** About the memory that it takes. */
    int bytes() {
        int bytes = 64;
        for (String value : values) {
            bytes += 80 + value.length();
        }
        return bytes;
    }
}
