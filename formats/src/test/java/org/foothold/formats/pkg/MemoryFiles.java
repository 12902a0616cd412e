package org.foothold.formats.pkg;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.foothold.formats.RandomBytes;

/** A target's files in memory. */
final class MemoryFiles implements PackageFiles {
    private final Map<String, byte[]> files = new TreeMap<>();

    MemoryFiles put(String path, String text) {
        return put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    MemoryFiles put(String path, byte[] bytes) {
        files.put(path, bytes);
        return this;
    }

    byte[] get(String path) {
        return files.get(path);
    }

    List<String> paths() {
        return List.copyOf(files.keySet());
    }

    @Override
    public RandomBytes open(String path) {
        byte[] bytes = files.get(path);
        return bytes == null ? null : RandomBytes.of(bytes);
    }

    @Override
    public List<String> list(String folder) {
        String start = folder + "/";
        return files.keySet().stream()
                .filter(path -> path.startsWith(start) && path.indexOf('/', start.length()) < 0)
                .map(path -> path.substring(start.length()))
                .toList();
    }
}
