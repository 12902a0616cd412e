package org.foothold.formats.unix;

import java.util.ArrayList;
import java.util.List;
import org.foothold.formats.linux.LineDamage;

/**
 * The table of init, inittab(5) of System V and of busybox: {@code id:runlevels:action:process}.
 *
 * @param entries in the order of the file
 * @param damages lines that are no entries
 */
public record Inittab(List<Entry> entries, List<LineDamage> damages) {
    private static final int FIELDS = 4;

    /** One process; with busybox the id is its terminal. A plus sign before the process is left with it. */
    public record Entry(int line, String id, String runlevels, String action, String process) {}

    public Inittab {
        entries = List.copyOf(entries);
        damages = List.copyOf(damages);
    }

    /** Reads a table. */
    public static Inittab read(byte[] bytes) {
        List<LineDamage> damages = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (TextLines.Line line : TextLines.of(bytes, damages)) {
            String text = line.stripped();
            if (text.isEmpty() || text.charAt(0) == '#') {
                continue;
            }
            String[] fields = text.split(":", FIELDS);
            if (fields.length < FIELDS || fields[2].isBlank()) {
                damages.add(LineDamage.loss(line.number(), "line", "id:runlevels:action:process", text));
            } else {
                entries.add(new Entry(line.number(), fields[0], fields[1], fields[2].strip(), fields[3].strip()));
            }
        }
        return new Inittab(entries, damages);
    }
}
