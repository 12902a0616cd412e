package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.List;
import org.foothold.formats.linux.LineDamage;
import org.jspecify.annotations.Nullable;

/** The accounts of a system: <a href="https://manpages.debian.org/passwd.5">passwd(5)</a>. */
public record Passwd(List<Entry> entries, List<LineDamage> bad) {
    private static final int FIELDS = 7;

    /** The C library takes the rest as empty: name, password and the two numbers are an account. */
    private static final int NEEDED = 4;

    public Passwd {
        entries = List.copyOf(entries);
        bad = List.copyOf(bad);
    }

    /**
     * An account.
     *
     * @param line its line
     * @param name without the sign of NIS; it may be a netgroup ({@code @name}), or nothing, which is all of them
     * @param uid null where a line of NIS leaves it to the directory
     * @param gid likewise
     * @param gecos the name of a person, and more
     * @param home empty means the root of the file system
     * @param shell empty means {@code /bin/sh}
     */
    public record Entry(
            int line,
            String name,
            Password password,
            @Nullable Long uid,
            @Nullable Long gid,
            String gecos,
            String home,
            String shell,
            Nis nis) {}

    /** What the file says. */
    public static Passwd read(byte[] bytes) {
        List<LineDamage> bad = new ArrayList<>();
        return new Passwd(AccountLine.read(bytes, FIELDS, NEEDED, bad, line -> entry(line, bad)), bad);
    }

    private static @Nullable Entry entry(AccountLine line, List<LineDamage> bad) {
        Long uid = line.id(2);
        Long gid = line.id(3);
        if (line.nis() == Nis.NONE && (uid == null || gid == null)) {
            String found = line.field(2) + ":" + line.field(3);
            bad.add(LineDamage.loss(line.number(), "uid and gid", "numbers", found));
            return null;
        }
        return new Entry(
                line.number(),
                line.name(),
                Password.inPublic(line.field(1)),
                uid,
                gid,
                line.field(4),
                line.field(5),
                line.field(6),
                line.nis());
    }
}
