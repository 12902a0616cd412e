package org.foothold.sigma.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of content that a folder holds. */
public final class YamlFiles {
    private YamlFiles() {}

    /**
     * Every {@code .yml} file of this folder, in order of their names; not those of folders below.
     *
     * @throws java.io.UncheckedIOException where the folder becomes unreadable on the way
     */
    public static List<Path> of(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        }
    }
}
