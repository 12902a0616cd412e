package org.foothold.sigma.yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The YAML files of content, read when they are asked for. */
final class FilesOnDisk implements YamlFiles {

    @Override
    public List<Path> in(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException onTheWay) {
            throw new IOException(onTheWay);
        }
    }

    @Override
    public List<YamlDocument> read(Path file, long mostBytes) throws IOException {
        if (Files.size(file) > mostBytes) {
            throw new IOException("larger than " + mostBytes + " bytes");
        }
        return YamlReader.readEach(file.toString(), Files.readString(file));
    }
}
