package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.foothold.formats.linux.LineDamage;

/** Network interfaces of ifupdown: <a href="https://manpages.debian.org/interfaces.5">interfaces(5)</a>. */
public record Interfaces(List<Entry> entries, List<LineDamage> bad) {
    private static final Set<String> STANZAS = Set.of(
            "auto",
            "iface",
            "mapping",
            "no-auto-down",
            "no-scripts",
            "rename",
            "source",
            "source-directory",
            "template");

    public Interfaces {
        entries = List.copyOf(entries);
        bad = List.copyOf(bad);
    }

    /**
     * A line.
     *
     * @param stanza the line it belongs to, such as {@code iface eth0 inet dhcp}; empty where it is one itself
     * @param keyword such as {@code pre-up}, {@code script}, {@code source}
     * @param value a command, or what else the keyword takes
     */
    public record Entry(int line, String stanza, String keyword, String value) {}

    /** What the file says. */
    public static Interfaces read(byte[] bytes) {
        List<LineDamage> bad = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        String stanza = "";
        for (TextLine line : TextLines.continued(bytes, "", true, bad)) {
            String text = line.text().strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            String[] words = text.split("\\s+", 2);
            boolean begins = STANZAS.contains(words[0]) || words[0].startsWith("allow-");
            if (words.length == 1 || (stanza.isEmpty() && !begins)) {
                bad.add(LineDamage.flaw(line.number(), "line", "a keyword of a stanza and its value", text));
            }
            entries.add(new Entry(line.number(), begins ? "" : stanza, words[0], words.length == 1 ? "" : words[1]));
            if (begins) {
                stanza = words[0].equals("iface") || words[0].equals("mapping") ? String.join(" ", words) : "";
            }
        }
        return new Interfaces(entries, bad);
    }
}
