package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.List;
import org.foothold.formats.linux.LineDamage;

/**
 * Kernel modules that are loaded at the start: <a
 * href="https://manpages.debian.org/modules-load.d.5">modules-load.d(5)</a>, and {@code /etc/modules} of Debian, where
 * arguments may stand behind the name.
 */
public record KernelModules(List<Entry> entries, List<LineDamage> bad) {
    public KernelModules {
        entries = List.copyOf(entries);
        bad = List.copyOf(bad);
    }

    /** A module. */
    public record Entry(int line, String name, String arguments) {}

    /** What the file says. */
    public static KernelModules read(byte[] bytes) {
        List<LineDamage> bad = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (TextLine line : TextLines.of(bytes, bad)) {
            String text = line.text().strip();
            if (text.isEmpty() || text.startsWith("#") || text.startsWith(";")) {
                continue;
            }
            String[] words = text.split("\\s+", 2);
            entries.add(new Entry(line.number(), words[0], words.length == 1 ? "" : words[1]));
        }
        return new KernelModules(entries, bad);
    }
}
