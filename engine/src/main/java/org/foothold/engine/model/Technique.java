package org.foothold.engine.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An ATT&CK technique or sub-technique, written {@code T1547} or {@code T1547.001}. */
public record Technique(String id) implements Comparable<Technique> {
    private static final Pattern ID = Pattern.compile("T\\d{4}(\\.\\d{3})?");

    public Technique {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not a technique: " + id);
        }
    }

    /** The technique of this id, letter case aside; empty where the text is no such id. */
    public static Optional<Technique> of(String text) {
        String id = text.toUpperCase(Locale.ROOT);
        return ID.matcher(id).matches() ? Optional.of(new Technique(id)) : Optional.empty();
    }

    /** Whether the other is this technique or one of its sub-techniques. */
    public boolean covers(Technique other) {
        return other.id.equals(id) || other.id.startsWith(id + ".");
    }

    @Override
    public int compareTo(Technique other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id;
    }
}
