package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.List;
import org.foothold.formats.linux.LineDamage;

/**
 * Which program runs which kind of file: <a href="https://manpages.debian.org/binfmt.d.5">binfmt.d(5)</a>, in the form of <a
 * href="https://docs.kernel.org/admin-guide/binfmt-misc.html">binfmt_misc</a>.
 */
public record Binfmt(List<Entry> entries, List<LineDamage> bad) {
    private static final int FIELDS = 7;

    public Binfmt {
        entries = List.copyOf(entries);
        bad = List.copyOf(bad);
    }

    /**
     * A kind of file.
     *
     * @param type {@code M} where its first bytes tell it, {@code E} where its ending does
     * @param magic the bytes, escaped as they stand there, or the ending
     * @param flags C takes the rights of the file, not of the program; F opens the program at once
     */
    public record Entry(
            int line,
            String name,
            String type,
            String offset,
            String magic,
            String mask,
            String interpreter,
            String flags) {}

    /** What the file says. */
    public static Binfmt read(byte[] bytes) {
        List<LineDamage> bad = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (TextLine line : TextLines.of(bytes, bad)) {
            String text = line.text().strip();
            if (text.isEmpty() || text.startsWith("#") || text.startsWith(";")) {
                continue;
            }
            List<String> fields = fields(text.substring(1), text.charAt(0));
            if (fields.size() != FIELDS || fields.getFirst().isEmpty()) {
                bad.add(LineDamage.loss(line.number(), "kind", FIELDS + " fields", text));
                continue;
            }
            entries.add(new Entry(
                    line.number(),
                    fields.get(0),
                    fields.get(1),
                    fields.get(2),
                    fields.get(3),
                    fields.get(4),
                    fields.get(5),
                    fields.get(6)));
        }
        return new Binfmt(entries, bad);
    }

    /** The first character of the line parts its fields. */
    private static List<String> fields(String text, char separator) {
        List<String> fields = new ArrayList<>();
        int from = 0;
        while (from <= text.length() && fields.size() <= FIELDS) {
            int end = text.indexOf(separator, from);
            end = end < 0 ? text.length() : end;
            fields.add(text.substring(from, end));
            from = end + 1;
        }
        return fields;
    }
}
