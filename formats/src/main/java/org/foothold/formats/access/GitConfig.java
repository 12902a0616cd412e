package org.foothold.formats.access;

import java.util.List;
import java.util.Locale;
import org.foothold.formats.linux.LineDamage;
import org.jspecify.annotations.Nullable;

/** A configuration of git: <a href="https://git-scm.com/docs/git-config#_syntax">git-config(1)</a>. */
public record GitConfig(List<Entry> entries, List<LineDamage> bad) {
    public GitConfig {
        entries = List.copyOf(entries);
        bad = List.copyOf(bad);
    }

    /**
     * A variable.
     *
     * @param section in small letters
     * @param subsection as it stands there, empty where there is none
     * @param name in small letters
     * @param value null where the line has no equals sign, which means true
     */
    public record Entry(
            int line,
            String section,
            String subsection,
            String name,
            @Nullable String value) {
        /** The whole name, as {@code git config -l} writes it. */
        public String key() {
            return section + (subsection.isEmpty() ? "" : "." + subsection) + "." + name;
        }
    }

    /** The variables of a name without its subsection, such as {@code filter.clean}; letters may be large or small. */
    public List<Entry> all(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return entries.stream()
                .filter(entry -> (entry.section() + "." + entry.name()).equals(small))
                .toList();
    }

    /** What the file says; git itself would refuse a file with one bad line. */
    public static GitConfig read(byte[] bytes) {
        GitConfigCursor cursor = new GitConfigCursor(TextLines.whole(bytes));
        cursor.read();
        return new GitConfig(cursor.entries, cursor.bad);
    }
}
