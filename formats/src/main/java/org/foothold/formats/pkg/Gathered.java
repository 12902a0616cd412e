package org.foothold.formats.pkg;

import java.util.ArrayList;
import java.util.List;
import org.foothold.formats.Damaged;
import org.foothold.formats.FormatException;
import org.jspecify.annotations.Nullable;

/** What a reader has found so far. */
record Gathered(
        List<PackageRecord> packages,
        FileTable table,
        @Nullable FileDetails details,
        List<PackageDamage> damages) {
    /** A distribution in full has 70,000. */
    static final int MAX_PACKAGES = 1 << 17;

    /** What is wrong a thousand times is wrong. */
    private static final int MAX_DAMAGES = 1000;

    static Gathered with(FileDetails details) {
        return new Gathered(new ArrayList<>(), new FileTable(), details, new ArrayList<>());
    }

    static Gathered withoutDetails() {
        return new Gathered(new ArrayList<>(), new FileTable(), null, new ArrayList<>());
    }

    void lost(String file, FormatException why) {
        damage(file, Damaged.of(why));
    }

    void lost(String file, long offset, String what, String expected, String found) {
        damage(file, new Damaged(offset, what, expected, found, true));
    }

    void flaw(String file, long offset, String what, String expected, String found) {
        damage(file, new Damaged(offset, what, expected, found, false));
    }

    void damage(String file, Damaged damage) {
        if (damages.size() < MAX_DAMAGES) {
            damages.add(new PackageDamage(file, damage));
        }
    }
}
