package org.foothold.engine.model;

import java.util.Locale;
import java.util.Optional;

/** How grave a finding is, mildest first; a finding starts with its rule's level. */
public enum Level {
    INFORMATIONAL,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** The level's name as reports and options write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The level of this name, letter case aside; empty where there is none. */
    public static Optional<Level> of(String text) {
        for (Level level : values()) {
            if (level.text().equalsIgnoreCase(text)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
