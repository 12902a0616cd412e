package org.foothold.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {
    @TempDir
    private Path folder;

    @Test
    void appearsOnlyWhenItIsComplete() throws IOException {
        Path file = folder.resolve("report");
        try (Output output = Output.open(file)) {
            output.stream().write('x');
            output.stream().flush();
            assertThat(file).doesNotExist();
            output.commit();
        }

        assertThat(file).hasContent("x");
        assertThat(names()).containsExactly("report");
    }

    @Test
    void leavesTheOldFileWhereTheNewOneFails() throws IOException {
        Path file = Files.writeString(folder.resolve("report"), "old");
        try (Output output = Output.open(file)) {
            output.stream().write('x');
        }

        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("report");
    }

    @Test
    void writesThroughALink() throws IOException {
        Path real = Files.writeString(folder.resolve("real"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        try (Output output = Output.open(link)) {
            output.stream().write('x');
            output.commit();
        }

        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("x");
    }

    @Test
    void failsWhereTheFolderIsNotThere() {
        assertThatIOException()
                .isThrownBy(() -> Output.open(folder.resolve("none").resolve("report")));
    }

    private java.util.List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
