package org.foothold.sigma.yaml;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.foothold.sigma.rule.ContentException;

/** The YAML files of content: on the disk, or kept from an earlier reading of the same files. */
public interface YamlFiles {
    /** The files as they are on the disk now. */
    static YamlFiles onDisk() {
        return new FilesOnDisk();
    }

    /**
     * Every {@code .yml} file of this folder, in order of their names; not those of folders below.
     *
     * @throws IOException where the folder cannot be read
     */
    List<Path> in(Path folder) throws IOException;

    /**
     * Each document of a file that has content, in order, whether it can be read or not.
     *
     * @param mostBytes a longer file is refused
     * @throws IOException where the file cannot be read
     */
    List<YamlDocument> read(Path file, long mostBytes) throws IOException;

    /** The only document of a file that is to have one. */
    default YamlNode readOne(Path file, long mostBytes) throws IOException, ContentException {
        return YamlDocument.one(file.toString(), read(file, mostBytes));
    }
}
