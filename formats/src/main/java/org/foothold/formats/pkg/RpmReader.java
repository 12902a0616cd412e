package org.foothold.formats.pkg;

import java.io.IOException;
import java.util.List;
import org.foothold.formats.FormatException;
import org.foothold.formats.RandomBytes;
import org.foothold.formats.sqlite.SqliteFile;
import org.foothold.formats.sqlite.SqliteRow;
import org.jspecify.annotations.Nullable;

/** Reads rpm's database (https://rpm.org/docs/4.20.x/manual/), whichever of its three ways it is kept in. */
public final class RpmReader {
    /** Where it lies: of old, on systems whose root can be rolled back, and with SUSE. */
    static final List<String> FOLDERS = List.of("/var/lib/rpm", "/usr/lib/sysimage/rpm", "/usr/share/rpm");

    static final String SQLITE = "/rpmdb.sqlite";
    static final String NDB = "/Packages.db";
    static final String BDB = "/Packages";

    private final PackageFiles files;
    private final Gathered found;
    private final FileDetails details;

    private RpmReader(PackageFiles files, FileDetails details) {
        this.files = files;
        this.details = details;
        this.found = Gathered.with(details);
    }

    /**
     * Reads the database of a target.
     *
     * @return null where it has none
     */
    public static @Nullable PackageDatabase read(PackageFiles files) throws IOException {
        return new RpmReader(files, new FileDetails()).read();
    }

    private @Nullable PackageDatabase read() throws IOException {
        for (String folder : FOLDERS) {
            boolean known = sqlite(folder + SQLITE) || ndb(folder + NDB) || bdb(folder + BDB);
            if (known) {
                return new PackageDatabase(PackageSystem.RPM, found, List.of(), DpkgAlternatives.read(files, found));
            }
        }
        return null;
    }

    private boolean sqlite(String path) throws IOException {
        try (RandomBytes file = files.open(path);
                RandomBytes log = file == null ? null : files.open(path + "-wal")) {
            if (file == null) {
                return false;
            }
            SqliteFile database = SqliteFile.open(file, log);
            for (SqliteFile.Table table : database.tables(damage -> found.damage(path, damage))) {
                if (table.name().equals("Packages")) {
                    database.rows(table.rootPage(), row -> row(path, row), damage -> found.damage(path, damage));
                    return true;
                }
            }
            found.lost(path, 0, "table", "one called Packages", "none");
        } catch (FormatException wrong) {
            found.lost(path, wrong);
        }
        return true;
    }

    private void row(String path, SqliteRow row) {
        header(path, row.id(), row.offset(), row.blob(1));
    }

    private boolean ndb(String path) throws IOException {
        return other(
                path,
                file -> new NdbFile(file, found, path, (number, at, blob) -> header(path, number, at, blob)).read());
    }

    private boolean bdb(String path) throws IOException {
        return other(
                path,
                file -> new BdbFile(file, found, path, (number, at, blob) -> header(path, number, at, blob)).read());
    }

    private boolean other(String path, Reading reading) throws IOException {
        try (RandomBytes file = files.open(path)) {
            if (file == null) {
                return false;
            }
            reading.read(file);
        } catch (FormatException wrong) {
            found.lost(path, wrong);
        }
        return true;
    }

    /** Reads a file of packages. */
    private interface Reading {
        void read(RandomBytes file) throws IOException;
    }

    /** Takes the header of a package out of a database. */
    interface Headers {
        void header(long number, long offset, byte[] blob);
    }

    private void header(String path, long number, long offset, byte[] blob) {
        if (found.packages().size() == Gathered.MAX_PACKAGES) {
            found.lost(path, offset, "packages", "at most " + Gathered.MAX_PACKAGES, "more");
            return;
        }
        try {
            new RpmPackage(new RpmHeader(blob), path, path + ":" + number, found, details).add();
        } catch (FormatException wrong) {
            found.lost(path, offset, wrong.what(), wrong.expected(), wrong.found());
        }
    }
}
