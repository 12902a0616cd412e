package org.foothold.engine.collect.state;

import java.util.List;
import org.foothold.formats.linux.LineDamage;

/**
 * What was found in one file.
 *
 * @param bad what of the file could not be read, or not as it is written
 */
public record Rows(List<Row> good, List<LineDamage> bad) {
    public Rows {
        good = List.copyOf(good);
        bad = List.copyOf(bad);
    }

    /** Rows of a file in which nothing is wrong. */
    public static Rows of(List<Row> good) {
        return new Rows(good, List.of());
    }
}
