package org.foothold.sigma.rule;

import java.util.Locale;
import java.util.Optional;

/** How grave a match is, mildest first (Sigma rules specification, "level"). */
public enum Level {
    INFORMATIONAL,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** The level's name as rules and reports write it. */
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
