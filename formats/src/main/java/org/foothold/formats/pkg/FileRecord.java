package org.foothold.formats.pkg;

import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A file, folder or link that a package put there, as the database tells of it.
 *
 * @param algorithm what the digest was made with, null where there is no digest
 * @param digest in hexadecimal, null where there is none
 * @param configuration whether it is one that the administrator may change
 * @param ghost whether the package only names it, and something else makes it
 * @param documentation whether it is only for reading
 * @param absent whether the database itself says that it was not installed, or that another package's stands in its place
 * @param directory whether it is known to be a folder; dpkg tells this only of folders in which something lies
 * @param details null where the database has none (dpkg)
 */
public record FileRecord(
        String path,
        PackageRecord owner,
        @Nullable DigestAlgorithm algorithm,
        @Nullable String digest,
        boolean configuration,
        boolean ghost,
        boolean documentation,
        boolean absent,
        boolean directory,
        @Nullable Details details) {
    /**
     * What rpm and apk know beside the content.
     *
     * @param mode type and rights as in {@code st_mode}, or -1
     * @param user empty where unknown
     * @param group empty where unknown
     * @param size in bytes, or -1
     * @param modifiedAt null where unknown
     * @param link where a link leads, empty where it is none
     * @param capabilities as text, empty where there are none
     */
    public record Details(
            int mode,
            String user,
            String group,
            long size,
            @Nullable Instant modifiedAt,
            String link,
            String capabilities) {}

    /** Whether these bytes are what the database says; false too where it has no digest. */
    public boolean hasDigest(byte[] other) {
        return digest != null && digest.equals(HexFormat.of().formatHex(other));
    }
}
