package org.foothold.formats.access;

import java.util.ArrayList;
import java.util.List;
import org.foothold.formats.linux.LineDamage;
import org.jspecify.annotations.Nullable;

/** The groups of a system and who is in them: <a href="https://manpages.debian.org/group.5">group(5)</a>. */
public record Group(List<Entry> entries, List<LineDamage> bad) {
    private static final int FIELDS = 4;
    private static final int NEEDED = 3;

    public Group {
        entries = List.copyOf(entries);
        bad = List.copyOf(bad);
    }

    /**
     * A group.
     *
     * @param gid null where a line of NIS leaves it to the directory
     * @param members those that have it beside the group of their account
     */
    public record Entry(
            int line,
            String name,
            Password password,
            @Nullable Long gid,
            List<String> members,
            Nis nis) {
        public Entry {
            members = List.copyOf(members);
        }
    }

    /** What the file says. */
    public static Group read(byte[] bytes) {
        List<LineDamage> bad = new ArrayList<>();
        return new Group(AccountLine.read(bytes, FIELDS, NEEDED, bad, line -> entry(line, bad)), bad);
    }

    private static @Nullable Entry entry(AccountLine line, List<LineDamage> bad) {
        Long gid = line.id(2);
        if (line.nis() == Nis.NONE && gid == null) {
            bad.add(LineDamage.loss(line.number(), "gid", "a number", line.field(2)));
            return null;
        }
        return new Entry(line.number(), line.name(), Password.inPublic(line.field(1)), gid, line.names(3), line.nis());
    }
}
