package org.foothold.sigma.match;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foothold.sigma.yaml.YamlDocument;
import org.foothold.sigma.yaml.YamlFiles;

/**
 * Files of content as they were read when rules were compiled: with the compiled rules they are known to be the same, and to
 * read them as YAML again would cost a start more than all else. A file is decoded when it is asked for; what is not here is
 * read from the disk.
 */
public final class KeptYaml implements YamlFiles {
    /** Nothing is kept. */
    public static final KeptYaml NONE = new KeptYaml(Map.of(), Map.of());

    private final Map<String, List<String>> folders;
    private final Map<String, Kept> files;

    private KeptYaml(Map<String, List<String>> folders, Map<String, Kept> files) {
        this.folders = folders;
        this.files = files;
    }

    /** A file: its length on the disk, and its documents as {@link DocumentsCodec} writes them. */
    private static final class Kept {
        private final long size;
        private final byte[] encoded;

        Kept(long size, byte[] encoded) {
            this.size = size;
            this.encoded = encoded;
        }
    }

    /** The files of these folders and these files, as they are on the disk; what cannot be read, whole, is not kept. */
    public static KeptYaml read(List<Path> folders, List<Path> files) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        Map<String, Kept> kept = new LinkedHashMap<>();
        files.forEach(file -> keep(file, kept));
        folders.forEach(folder -> keep(folder, names, kept));
        return new KeptYaml(names, kept);
    }

    private static void keep(Path folder, Map<String, List<String>> names, Map<String, Kept> kept) {
        try {
            List<Path> inside = YamlFiles.onDisk().in(folder);
            inside.forEach(file -> keep(file, kept));
            names.put(folder.toString(), inside.stream().map(Path::toString).toList());
        } catch (IOException unreadable) {
            // Whoever asks for it reads the folder itself, and says why it cannot.
            names.remove(folder.toString());
        }
    }

    private static void keep(Path file, Map<String, Kept> kept) {
        try {
            long size = Files.size(file);
            List<YamlDocument> documents = YamlFiles.onDisk().read(file, Long.MAX_VALUE);
            if (documents.stream().allMatch(YamlDocument.Read.class::isInstance)) {
                kept.put(file.toString(), new Kept(size, DocumentsCodec.write(documents)));
            }
        } catch (IOException unreadable) {
            // As above: the next reader says why.
            kept.remove(file.toString());
        }
    }

    @Override
    public List<Path> in(Path folder) throws IOException {
        List<String> names = folders.get(folder.toString());
        return names == null
                ? YamlFiles.onDisk().in(folder)
                : names.stream().map(Path::of).toList();
    }

    @Override
    public List<YamlDocument> read(Path file, long mostBytes) throws IOException {
        Kept kept = files.get(file.toString());
        return kept == null || kept.size > mostBytes
                ? YamlFiles.onDisk().read(file, mostBytes)
                : DocumentsCodec.read(file.toString(), kept.encoded);
    }

    void write(ByteSink sink) {
        sink.putNumber(folders.size());
        folders.forEach((folder, names) -> {
            sink.putText(folder);
            sink.putNumber(names.size());
            names.forEach(sink::putText);
        });
        sink.putNumber(files.size());
        files.forEach((file, kept) -> {
            sink.putText(file);
            sink.putLong(kept.size);
            sink.putNumber(kept.encoded.length);
            sink.putBytes(kept.encoded);
        });
    }

    static KeptYaml read(ByteCursor cursor) {
        Map<String, List<String>> folders = new LinkedHashMap<>();
        for (int left = cursor.takeCount(); left > 0; left--) {
            String folder = cursor.takeText();
            List<String> names = new ArrayList<>();
            for (int more = cursor.takeCount(); more > 0; more--) {
                names.add(cursor.takeText());
            }
            folders.put(folder, names);
        }
        Map<String, Kept> files = new LinkedHashMap<>();
        for (int left = cursor.takeCount(); left > 0; left--) {
            String file = cursor.takeText();
            long size = cursor.takeLong();
            files.put(file, new Kept(size, cursor.takeBytes(cursor.takeCount())));
        }
        return new KeptYaml(folders, files);
    }
}
