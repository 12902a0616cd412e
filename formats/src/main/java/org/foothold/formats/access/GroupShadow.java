package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.List;
import org.foothold.formats.linux.LineDamage;

/** Passwords and administrators of groups: <a href="https://manpages.debian.org/gshadow.5">gshadow(5)</a>. */
public record GroupShadow(List<Entry> entries, List<LineDamage> bad) {
    private static final int FIELDS = 4;
    private static final int NEEDED = 2;

    public GroupShadow {
        entries = List.copyOf(entries);
        bad = List.copyOf(bad);
    }

    /**
     * A group.
     *
     * @param administrators those that may change its password and members
     * @param members those that need no password to have it
     */
    public record Entry(
            int line, String name, Password password, List<String> administrators, List<String> members, Nis nis) {
        public Entry {
            administrators = List.copyOf(administrators);
            members = List.copyOf(members);
        }
    }

    /** What the file says. */
    public static GroupShadow read(byte[] bytes) {
        List<LineDamage> bad = new ArrayList<>();
        List<Entry> entries = AccountLine.read(
                bytes,
                FIELDS,
                NEEDED,
                bad,
                line -> new Entry(
                        line.number(),
                        line.name(),
                        Password.inShadow(line.field(1)),
                        line.names(2),
                        line.names(3),
                        line.nis()));
        return new GroupShadow(entries, bad);
    }
}
