package org.foothold.formats.linux;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fields of an event that is being read. */
final class Fields {
    /** Values over all fields; an argument list of the kernel has fewer, and a hostile log must not fill the memory. */
    static final int MAX_VALUES = 16_384;

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private int count;

    /** Adds a value; false where there are too many. */
    boolean add(String name, String value) {
        if (count >= MAX_VALUES) {
            return false;
        }
        count++;
        values.computeIfAbsent(name, key -> new ArrayList<>(1)).add(value);
        return true;
    }

    /** Adds all values of others; false where there are too many. */
    boolean addAll(Fields others) {
        boolean all = true;
        for (Map.Entry<String, List<String>> field : others.values.entrySet()) {
            for (String value : field.getValue()) {
                all &= add(field.getKey(), value);
            }
        }
        return all;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The first value; empty where there is none. */
    String first(String name) {
        List<String> found = values.get(name);
        return found == null ? "" : found.getFirst();
    }

    void remove(String name) {
        List<String> gone = values.remove(name);
        if (gone != null) {
            count -= gone.size();
        }
    }

    void set(String name, String value) {
        remove(name);
        add(name, value);
    }

    Map<String, List<String>> map() {
        return values;
    }
}
