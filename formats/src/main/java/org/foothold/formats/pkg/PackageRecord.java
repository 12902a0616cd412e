package org.foothold.formats.pkg;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A package that the database knows.
 *
 * @param version with epoch and release, as the package system writes it
 * @param arch empty where the database does not say
 * @param vendor who made it: rpm's vendor; empty with the others
 * @param maintainer who keeps it: dpkg's and apk's maintainer, rpm's packager; may be empty
 * @param status as dpkg writes it, such as "install ok installed"; with the others just the last word of that
 * @param installedAt when it was installed: rpm's install time; with dpkg the time of its list of files, where that is known
 * @param place the file, and where one holds several the line or number in it, that tells of the package
 * @param scripts what it runs
 */
public record PackageRecord(
        String name,
        String version,
        String arch,
        String vendor,
        String maintainer,
        String status,
        @Nullable Instant installedAt,
        String place,
        List<PackageScript> scripts) {
    public PackageRecord {
        scripts = List.copyOf(scripts);
    }

    /** Whether the package's files should be there: dpkg also knows packages of which only the configuration is left. */
    public boolean installed() {
        return status.endsWith("installed") && !status.endsWith("not-installed");
    }
}
