package org.foothold.engine.collect.state;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All collectors of state, by the names that artifacts call them. */
public final class Collectors {
    private static final Map<String, Collector> ALL = new TreeMap<>(Map.of(
            "files", FileRows::files,
            "lines", FileRows::lines));

    private Collectors() {}

    /** The collector of this name. */
    public static Optional<Collector> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** The names of all. */
    public static Iterable<String> names() {
        return ALL.keySet();
    }
}
