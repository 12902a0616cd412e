package org.foothold.formats.pkg;

import org.foothold.formats.Damaged;

/** A piece of a package database that could not be read as it should, and the file that it stands in. */
public record PackageDamage(String file, Damaged damage) {
    /** One line for people. */
    public String reason() {
        return file + ": " + damage.reason();
    }
}
