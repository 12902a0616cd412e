package org.foothold.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.foothold.formats.SharedData;

/**
 * Kept output. {@code mvn -pl app -am test -Dtest='*ReportTest,SampleTest' -Dfoothold.golden=write} writes it anew; the
 * difference is then read like any other.
 */
public final class Golden {
    private static final Path FOLDER = SharedData.repo()
            .resolve("app")
            .resolve("src")
            .resolve("test")
            .resolve("resources")
            .resolve("golden");

    private Golden() {}

    public static void assertGolden(String name, String actual) {
        Path file = FOLDER.resolve(name);
        try {
            if ("write".equals(System.getProperty("foothold.golden"))) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, actual);
            }
            assertThat(actual).isEqualTo(Files.readString(file));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
