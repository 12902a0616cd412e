package org.foothold.formats.pkg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.foothold.formats.FormatException;
import org.foothold.formats.RandomBytes;

/** Reads dpkg's diversions: three lines for each, the path, where it is put instead, and by whom. */
final class DpkgDiversions {
    private static final String FILE = DpkgReader.FOLDER + "/diversions";

    private DpkgDiversions() {}

    static List<Diversion> read(PackageFiles files, Gathered found) throws IOException {
        List<Diversion> diversions = new ArrayList<>();
        try (RandomBytes open = files.open(FILE)) {
            if (open == null) {
                return diversions;
            }
            byte[] bytes = open.all("diversions", DpkgReader.MAX_LIST);
            Lines lines = new Lines(bytes, bytes.length);
            while (lines.next()) {
                int line = lines.number();
                int offset = lines.start();
                String path = lines.text();
                String to = lines.next() ? lines.text() : "";
                String by = lines.next() ? lines.text() : "";
                if (!path.startsWith("/") || !to.startsWith("/") || by.isEmpty()) {
                    found.lost(FILE, offset, "diversion", "two paths and a package", DpkgStatus.shown(path));
                } else {
                    diversions.add(new Diversion(path, to, by, line));
                }
            }
        } catch (FormatException tooLong) {
            found.lost(FILE, tooLong);
        }
        return diversions;
    }
}
