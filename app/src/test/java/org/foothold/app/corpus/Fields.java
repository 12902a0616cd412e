package org.foothold.app.corpus;

import java.util.ArrayList;
import java.util.List;

/** The fields of an event to be written, name by name, in order. */
final class Fields {
    private final List<String> all = new ArrayList<>();

    private Fields() {}

    static Fields of(String name, String value) {
        return new Fields().with(name, value);
    }

    Fields with(String name, String value) {
        all.add(name);
        all.add(value);
        return this;
    }

    /** Names and values in turn. */
    String[] array() {
        return all.toArray(String[]::new);
    }
}
