package org.foothold.formats.evtx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Channel names as small dense numbers, the same for all readers of one {@link TemplateStore}. */
public final class Channels {
    /** No number: the event names no channel, or too many names were seen. */
    public static final int NONE = -1;

    /** Windows registers about 1,300 channels; more than this is a crafted file, which must not grow the table. */
    private static final int MOST = 1 << 14;

    private final Map<String, Integer> ids = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();

    Channels() {}

    /** The number of this name, spelled exactly so; {@link #NONE} when the table is full. */
    public synchronized int id(String name) {
        Integer known = ids.get(name);
        if (known != null) {
            return known;
        }
        if (names.size() == MOST) {
            return NONE;
        }
        ids.put(name, names.size());
        names.add(name);
        return names.size() - 1;
    }

    /** The name of a number given out before. */
    public synchronized String name(int id) {
        return names.get(id);
    }

    /** How many names have a number. */
    public synchronized int size() {
        return names.size();
    }
}
