package org.foothold.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What no file of the repository may hold: a package host, a path of somebody's machine, an unfinished thought. */
class RepositoryTest {
    private static final Pattern BINARY = Pattern.compile(".*\\.(evtx|png|ico|gz|zip|jar|bin)");
    private static final Pattern PACKAGE_HOST = Pattern.compile(
            "repo1?\\.maven\\.(apache\\.)?org|pypi\\.org|"
                    + "files\\.pythonhosted|registry\\.npmjs|static\\.crates\\.io|index\\.crates|proxy\\.golang|deb\\.debian\\.org");
    private static final Pattern MACHINE_PATH = Pattern.compile("(?<![\\w.])/(work|root|home/[a-z]+/foothold)/[a-z]");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    private static final Path SELF = Path.of("app/src/test/java/org/foothold/house/RepositoryTest.java");

    @Test
    void noFileNamesAPackageHost() {
        assertNoneHolds(PACKAGE_HOST, texts());
    }

    @Test
    void noFileNamesAPathOfAMachine() {
        assertNoneHolds(
                MACHINE_PATH,
                texts().stream().filter(path -> !path.startsWith("content")).toList());
    }

    @Test
    void noSourceIsUnfinished() {
        assertNoneHolds(UNFINISHED, Checkout.javaFiles());
    }

    private static List<Path> texts() {
        return Checkout.files().stream()
                .filter(path -> !BINARY.matcher(path.toString()).matches() && !path.equals(SELF))
                .toList();
    }

    private static void assertNoneHolds(Pattern pattern, List<Path> paths) {
        assertThat(paths).isNotEmpty();
        assertThat(paths)
                .allSatisfy(
                        path -> assertThat(pattern.matcher(Checkout.text(path)).find())
                                .as("%s holds %s", path, pattern)
                                .isFalse());
    }
}
