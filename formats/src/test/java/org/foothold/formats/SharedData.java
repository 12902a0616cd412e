package org.foothold.formats;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Other people's real data, which stands beside the checkout on some machines; a test that misses it says so. */
public final class SharedData {
    private static final Path ROOT = repo().resolveSibling("shared").resolve("data");

    private SharedData() {}

    /** The root of the checkout that is being tested. */
    public static Path repo() {
        return Path.of(System.getProperty("foothold.repo", ".."))
                .toAbsolutePath()
                .normalize();
    }

    /** The folder of this name; the calling test ends as skipped, with the reason, where it is not there. */
    public static Path folder(String name) {
        Path folder = ROOT.resolve(name);
        assumeTrue(Files.isDirectory(folder), () -> "not tested: no shared data at " + folder);
        return folder;
    }
}
