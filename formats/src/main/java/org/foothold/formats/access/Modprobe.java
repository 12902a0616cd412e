package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.foothold.formats.linux.LineDamage;

/** How kernel modules are loaded: <a href="https://manpages.debian.org/modprobe.d.5">modprobe.d(5)</a>. */
public record Modprobe(List<Entry> entries, List<LineDamage> bad) {
    /** How many words stand behind a keyword at least. */
    private static final Map<String, Integer> KEYWORDS =
            Map.of("alias", 2, "blacklist", 1, "install", 2, "options", 2, "remove", 2, "softdep", 2, "weakdep", 2);

    public Modprobe {
        entries = List.copyOf(entries);
        bad = List.copyOf(bad);
    }

    /**
     * A line.
     *
     * @param keyword {@code install}, {@code options} and so on
     * @param module the module, or the pattern of an alias
     * @param value the rest: a command that a shell runs, options, the module behind an alias; empty where there is none
     */
    public record Entry(int line, String keyword, String module, String value) {}

    /** What the file says. */
    public static Modprobe read(byte[] bytes) {
        List<LineDamage> bad = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (TextLine line : TextLines.continued(bytes, "", true, bad)) {
            String text = line.text().strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            String[] words = text.split("\\s+", 3);
            Integer needed = KEYWORDS.get(words[0]);
            if (needed == null || words.length <= needed) {
                bad.add(LineDamage.loss(line.number(), "line", "a keyword of modprobe.d with its values", text));
                continue;
            }
            entries.add(new Entry(line.number(), words[0], words[1], words.length > 2 ? words[2] : ""));
        }
        return new Modprobe(entries, bad);
    }
}
