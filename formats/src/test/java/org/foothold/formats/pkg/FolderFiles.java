package org.foothold.formats.pkg;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.foothold.formats.RandomBytes;

/** The files of a folder, as if it were the root of a target. */
record FolderFiles(Path root) implements PackageFiles {
    @Override
    public RandomBytes open(String path) throws IOException {
        Path file = root.resolve(path.substring(1));
        return Files.isRegularFile(file) ? new Opened(new RandomAccessFile(file.toFile(), "r"), file) : null;
    }

    @Override
    public List<String> list(String folder) throws IOException {
        Path path = root.resolve(folder.substring(1));
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> names = Files.list(path)) {
            return names.map(name -> name.getFileName().toString()).toList();
        }
    }

    private record Opened(RandomAccessFile file, Path path) implements RandomBytes {
        @Override
        public long size() throws IOException {
            return file.length();
        }

        @Override
        public int read(long offset, byte[] into, int from, int length) throws IOException {
            file.seek(offset);
            int count = 0;
            while (count < length) {
                int read = file.read(into, from + count, length - count);
                if (read < 0) {
                    break;
                }
                count += read;
            }
            return count;
        }

        @Override
        public Instant modifiedAt() throws IOException {
            return Files.getLastModifiedTime(path).toInstant();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
