package org.foothold.formats.access;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.foothold.formats.linux.LineDamage;

/** The configuration of a DHCP client: <a href="https://manpages.debian.org/dhclient.conf.5">dhclient.conf(5)</a>. */
public record DhclientConfig(List<Entry> entries, List<LineDamage> bad) {
    /** Interfaces, leases and conditions in one another. */
    private static final int MAX_DEPTH = 64;

    public DhclientConfig {
        entries = List.copyOf(entries);
        bad = List.copyOf(bad);
    }

    /**
     * A statement.
     *
     * @param block the heads of the blocks it stands in, such as {@code interface "eth0"}
     * @param keyword such as {@code script}
     * @param value the rest, without quotes where it is one text in quotes
     */
    public record Entry(int line, List<String> block, String keyword, String value) {
        public Entry {
            block = List.copyOf(block);
        }
    }

    /** What the file says. */
    public static DhclientConfig read(byte[] bytes) {
        List<LineDamage> bad = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        List<String> block = List.of();
        for (Fragment fragment : Fragment.of(TextLines.whole(bytes), false, true)) {
            String text = fragment.text();
            if (fragment.end() == '{') {
                if (open.size() < MAX_DEPTH) {
                    open.addLast(text);
                    block = List.copyOf(open);
                }
                continue;
            }
            if (!text.isEmpty()) {
                String[] words = text.split("\\s+", 2);
                String value = words.length == 1 ? "" : words[1];
                boolean whole = value.length() > 1 && value.indexOf('"', 1) == value.length() - 1;
                value = whole && value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
                entries.add(new Entry(fragment.line(), block, words[0], value));
                if (fragment.end() != ';') {
                    bad.add(LineDamage.flaw(fragment.line(), "statement", "a semicolon", text));
                }
            }
            if (fragment.end() == '}') {
                open.pollLast();
                block = List.copyOf(open);
            }
        }
        return new DhclientConfig(entries, bad);
    }
}
