package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.List;
import org.foothold.formats.linux.LineDamage;
import org.jspecify.annotations.Nullable;

/** How accounts are proven, and until when: <a href="https://manpages.debian.org/shadow.5">shadow(5)</a>. */
public record Shadow(List<Entry> entries, List<LineDamage> bad) {
    private static final int FIELDS = 9;

    /** The C library takes the rest as empty. */
    private static final int NEEDED = 2;

    public Shadow {
        entries = List.copyOf(entries);
        bad = List.copyOf(bad);
    }

    /**
     * The proof of one account; days are counted from 1970-01-01, and null is an empty field.
     *
     * @param changed the day the password was changed last; 0 means that it must be changed at the next logon
     * @param minimum days until it may be changed again
     * @param maximum days until it must be changed
     * @param warning days before that in which a warning is given
     * @param inactive days after it in which the old one is still taken
     * @param expires the day the account ends
     */
    public record Entry(
            int line,
            String name,
            Password password,
            @Nullable Long changed,
            @Nullable Long minimum,
            @Nullable Long maximum,
            @Nullable Long warning,
            @Nullable Long inactive,
            @Nullable Long expires,
            Nis nis) {}

    /** What the file says. */
    public static Shadow read(byte[] bytes) {
        List<LineDamage> bad = new ArrayList<>();
        return new Shadow(AccountLine.read(bytes, FIELDS, NEEDED, bad, Shadow::entry), bad);
    }

    private static @Nullable Entry entry(AccountLine line) {
        for (int field = 2; field < FIELDS; field++) {
            if (!line.numberOrEmpty(field, "days")) {
                return null;
            }
        }
        return new Entry(
                line.number(),
                line.name(),
                Password.inShadow(line.field(1)),
                line.id(2),
                line.id(3),
                line.id(4),
                line.id(5),
                line.id(6),
                line.id(7),
                line.nis());
    }
}
