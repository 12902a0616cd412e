package org.foothold.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.foothold.formats.SharedData;

/** The files of the checkout under test, build output left out. */
final class Checkout {
    private static final Set<String> NOT_OURS = Set.of(".git", "target", "work", ".jqwik-database", ".idea", ".vscode");

    private Checkout() {}

    static Path root() {
        return SharedData.repo();
    }

    /** Every file of the checkout, in order, as paths below its root. */
    static List<Path> files() {
        return below(root());
    }

    /** Every Java source, in order, as paths below the root. */
    static List<Path> javaFiles() {
        return files().stream()
                .filter(path -> path.toString().endsWith(".java"))
                .toList();
    }

    static String text(Path path) {
        try {
            return Files.readString(root().resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    private static List<Path> below(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(path -> !NOT_OURS.contains(path.getFileName().toString()))
                    .sorted()
                    .flatMap(path -> Files.isDirectory(path) && !Files.isSymbolicLink(path)
                            ? below(path).stream()
                            : Stream.of(root().relativize(path)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
