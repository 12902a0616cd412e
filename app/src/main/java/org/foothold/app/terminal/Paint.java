package org.foothold.app.terminal;

import org.foothold.engine.model.Level;

/** Colours of a report (ECMA-48, "select graphic rendition"), or none. */
public final class Paint {
    private static final String OFF = "\u001b[0m";

    private final boolean colour;

    public Paint(boolean colour) {
        this.colour = colour;
    }

    /** The text in the level's colour. */
    public String level(Level level, String text) {
        return switch (level) {
            case CRITICAL -> sgr("1;97;41", text);
            case HIGH -> sgr("1;31", text);
            case MEDIUM -> sgr("33", text);
            case LOW -> sgr("36", text);
            case INFORMATIONAL -> sgr("2", text);
        };
    }

    public String strong(String text) {
        return sgr("1", text);
    }

    public String faint(String text) {
        return sgr("2", text);
    }

    private String sgr(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + OFF : text;
    }
}
