package org.foothold.sigma.match;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Kinds of events: those that a condition can hold for at all, or more. A kind is a channel and an event id, each of
 * which may be open.
 */
record EventKeys(Set<EventKey> keys) {
    /** Any channel, any id. */
    static final EventKeys ALL = new EventKeys(Set.of(new EventKey(EventKey.ANY, EventKey.ANY)));

    static final EventKeys NONE = new EventKeys(Set.of());

    /** More kinds than any real rule names; beyond it the set is widened. */
    private static final int MAX_KEYS = 1024;

    EventKeys {
        keys = Set.copyOf(keys);
    }

    static EventKeys of(int channel, int id) {
        return new EventKeys(Set.of(new EventKey(channel, id)));
    }

    /** What is in one of the two. */
    EventKeys or(EventKeys other) {
        Set<EventKey> joined = new LinkedHashSet<>(keys);
        joined.addAll(other.keys);
        boolean all = joined.size() > MAX_KEYS || joined.containsAll(ALL.keys);
        return all ? ALL : new EventKeys(joined);
    }

    /** What is in both; where that would be a long list, the shorter of the two, which holds more. */
    EventKeys and(EventKeys other) {
        EventKeys shorter = keys.size() <= other.keys.size() ? this : other;
        if (equals(other) || other.equals(ALL)) {
            return this;
        }
        if (equals(ALL) || (long) keys.size() * other.keys.size() > MAX_KEYS) {
            return equals(ALL) ? other : shorter;
        }
        Set<EventKey> met = new LinkedHashSet<>();
        for (EventKey a : keys) {
            for (EventKey b : other.keys) {
                if (meets(a.channel(), b.channel()) && meets(a.id(), b.id())) {
                    met.add(new EventKey(Math.max(a.channel(), b.channel()), Math.max(a.id(), b.id())));
                }
            }
        }
        return new EventKeys(met);
    }

    private static boolean meets(int a, int b) {
        return a == b || a == EventKey.ANY || b == EventKey.ANY;
    }
}
