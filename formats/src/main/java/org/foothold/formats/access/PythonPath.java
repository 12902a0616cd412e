package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.List;
import org.foothold.formats.linux.LineDamage;

/**
 * A .pth file, which every start of Python reads: <a href="https://docs.python.org/3/library/site.html">site</a>. Lines that
 * begin with {@code import} are run, others are folders of modules.
 */
public record PythonPath(List<Entry> entries, List<LineDamage> bad) {
    public PythonPath {
        entries = List.copyOf(entries);
        bad = List.copyOf(bad);
    }

    /**
     * A line.
     *
     * @param code whether it is run
     */
    public record Entry(int line, boolean code, String text) {}

    /** What the file says. */
    public static PythonPath read(byte[] bytes) {
        List<LineDamage> bad = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (TextLine line : TextLines.of(bytes, bad)) {
            String text = line.number() == 1 && line.text().startsWith("\ufeff")
                    ? line.text().substring(1)
                    : line.text();
            if (!text.startsWith("#") && !text.isBlank()) {
                boolean code = text.startsWith("import ") || text.startsWith("import\t");
                entries.add(new Entry(line.number(), code, text.stripTrailing()));
            }
        }
        return new PythonPath(entries, bad);
    }
}
