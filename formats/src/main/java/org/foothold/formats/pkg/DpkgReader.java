package org.foothold.formats.pkg;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.foothold.formats.FormatException;
import org.foothold.formats.RandomBytes;
import org.jspecify.annotations.Nullable;

/**
 * Reads dpkg's database (https://man7.org/linux/man-pages/man1/dpkg.1.html, FILES; deb-conffiles(5), deb-md5sums(5)):
 * {@code status}, or one file for each package in {@code status.d} as images without dpkg have it, and what lies in
 * {@code info}.
 */
public final class DpkgReader {
    static final String FOLDER = "/var/lib/dpkg";
    static final String STATUS = FOLDER + "/status";
    static final String STATUS_FOLDER = FOLDER + "/status.d";
    static final String INFO = FOLDER + "/info";

    /** All of Debian in one file takes 70 MB. */
    private static final int MAX_STATUS = 1 << 28;

    /** The longest list of a Debian package has 6 MB. */
    static final int MAX_LIST = 1 << 26;

    private static final List<String> SCRIPTS = List.of("preinst", "postinst", "prerm", "postrm", "config");

    private final PackageFiles files;
    private final Gathered found = Gathered.withoutDetails();
    private final Set<String> infoNames = new HashSet<>();

    private DpkgReader(PackageFiles files) {
        this.files = files;
    }

    /**
     * Reads the database of a target.
     *
     * @return null where it has none
     */
    public static @Nullable PackageDatabase read(PackageFiles files) throws IOException {
        return new DpkgReader(files).read();
    }

    private @Nullable PackageDatabase read() throws IOException {
        List<String> single = files.list(STATUS_FOLDER);
        boolean known = !single.isEmpty();
        try (RandomBytes status = files.open(STATUS)) {
            if (status != null) {
                known = true;
                infoNames.addAll(files.list(INFO));
                byte[] bytes = status.all("status", MAX_STATUS);
                for (DpkgStatus.Stanza stanza : new DpkgStatus(STATUS, bytes, found).read()) {
                    add(stanza, infoStem(stanza));
                }
            }
        } catch (FormatException tooLong) {
            found.lost(STATUS, tooLong);
        }
        readSingle(single);
        strangers();
        if (!known) {
            return null;
        }
        return new PackageDatabase(
                PackageSystem.DPKG, found, DpkgDiversions.read(files, found), DpkgAlternatives.read(files, found));
    }

    // Distroless: the stanza in status.d/NAME, the digests in status.d/NAME.md5sums, and no lists.
    private void readSingle(List<String> names) throws IOException {
        for (String name : names.stream().sorted().toList()) {
            if (name.endsWith(".md5sums") || name.endsWith(".list") || name.endsWith(".conffiles")) {
                continue;
            }
            String file = STATUS_FOLDER + "/" + name;
            try (RandomBytes status = files.open(file)) {
                if (status != null) {
                    byte[] bytes = status.all("status", MAX_LIST);
                    for (DpkgStatus.Stanza stanza : new DpkgStatus(file, bytes, found).read()) {
                        add(stanza, file);
                    }
                }
            } catch (FormatException tooLong) {
                found.lost(file, tooLong);
            }
        }
    }

    private String infoStem(DpkgStatus.Stanza stanza) {
        String qualified = stanza.name() + ":" + stanza.arch();
        return INFO + "/" + (infoNames.contains(qualified + ".list") ? qualified : stanza.name());
    }

    private void add(DpkgStatus.Stanza stanza, String stem) throws IOException {
        if (found.packages().size() == Gathered.MAX_PACKAGES) {
            found.lost(STATUS, stanza.offset(), "packages", "at most " + Gathered.MAX_PACKAGES, "more");
            return;
        }
        int number = found.packages().size();
        DpkgLists lists = new DpkgLists(files, found, number, stem);
        boolean single = stem.startsWith(STATUS_FOLDER);
        Instant installedAt = null;
        if (single || has(stem, "list")) {
            installedAt = lists.list();
        } else if (stanza.status().endsWith(" installed")) {
            found.lost(stem + ".list", 0, "list of files", "one for each package that is installed", "none");
        }
        if (single || has(stem, "md5sums")) {
            lists.digests();
        }
        lists.configuration(stanza.conffiles());
        if (stanza.conffiles().isEmpty() && (single || has(stem, "conffiles"))) {
            lists.configuration();
        }
        List<PackageScript> scripts = new ArrayList<>();
        for (String kind : SCRIPTS) {
            if (!single && has(stem, kind)) {
                scripts.add(new PackageScript(kind, null, stem + "." + kind, null));
            }
        }
        infoNames.remove(stem.substring(stem.lastIndexOf('/') + 1) + ".list");
        found.packages()
                .add(new PackageRecord(
                        stanza.name(),
                        stanza.version(),
                        stanza.arch(),
                        "",
                        stanza.maintainer(),
                        stanza.status(),
                        installedAt,
                        stanza.place(),
                        scripts));
    }

    private boolean has(String stem, String kind) {
        return infoNames.contains(stem.substring(INFO.length() + 1) + "." + kind);
    }

    // Lists of packages that the status does not know: dpkg does not read them.
    private void strangers() {
        infoNames.stream()
                .filter(name -> name.endsWith(".list"))
                .sorted()
                .forEach(name -> found.flaw(INFO + "/" + name, 0, "package", "one of the status", "none"));
    }
}
