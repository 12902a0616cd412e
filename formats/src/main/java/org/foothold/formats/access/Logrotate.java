package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.foothold.formats.linux.LineDamage;

/** What happens to logs when they are put away: <a href="https://manpages.debian.org/logrotate.8">logrotate(8)</a>. */
public record Logrotate(List<Entry> entries, List<LineDamage> bad) {
    private static final Set<String> SCRIPTS =
            Set.of("firstaction", "lastaction", "postrotate", "preremove", "prerotate");

    public Logrotate {
        entries = List.copyOf(entries);
        bad = List.copyOf(bad);
    }

    /**
     * A directive, or a script.
     *
     * @param files patterns for which it holds; empty is all of them
     * @param value the rest of the line; of a script its lines
     * @param script whether it is one, which root runs
     */
    public record Entry(int line, List<String> files, String keyword, String value, boolean script) {
        public Entry {
            files = List.copyOf(files);
        }
    }

    /** The scripts. */
    public List<Entry> scripts() {
        return entries.stream().filter(Entry::script).toList();
    }

    /** What the file says. */
    public static Logrotate read(byte[] bytes) {
        List<LineDamage> bad = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        List<TextLine> lines = TextLines.of(bytes, bad);
        List<String> named = new ArrayList<>();
        List<String> files = List.of();
        boolean open = false;
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i).text().strip();
            int number = lines.get(i).number();
            if (!open && "/\"'~{".indexOf(text.isEmpty() ? ' ' : text.charAt(0)) >= 0) {
                int brace = text.indexOf('{');
                named.addAll(ShellWords.split(brace < 0 ? text : text.substring(0, brace)));
                open = brace >= 0;
                files = open ? List.copyOf(named) : files;
                text = open ? text.substring(brace + 1).strip() : "";
            }
            boolean closes = open && text.endsWith("}");
            text = closes ? text.substring(0, text.length() - 1).strip() : text;
            String[] words = text.split("[\\s=]+", 2);
            if (SCRIPTS.contains(words[0])) {
                int end = endOfScript(lines, i);
                entries.add(new Entry(number, files, words[0], joined(lines, i + 1, end), true));
                if (end == lines.size()) {
                    bad.add(LineDamage.flaw(number, words[0], "endscript", "the end"));
                }
                i = end;
            } else if (!text.isEmpty() && !text.startsWith("#")) {
                entries.add(new Entry(number, files, words[0], words.length == 1 ? "" : words[1], false));
            }
            if (closes) {
                open = false;
                files = List.of();
                named.clear();
            }
        }
        if (open) {
            bad.add(LineDamage.flaw(lines.size(), "block", "a closing brace", "the end"));
        }
        return new Logrotate(entries, bad);
    }

    private static int endOfScript(List<TextLine> lines, int from) {
        int end = from + 1;
        while (end < lines.size() && !lines.get(end).text().strip().startsWith("endscript")) {
            end++;
        }
        return end;
    }

    private static String joined(List<TextLine> lines, int from, int to) {
        StringBuilder script = new StringBuilder();
        for (TextLine line : lines.subList(Math.min(from, to), to)) {
            script.append(line.text().strip()).append('\n');
        }
        return script.toString().strip();
    }
}
