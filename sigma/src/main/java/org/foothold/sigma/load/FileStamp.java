package org.foothold.sigma.load;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * How a file looks without being read.
 *
 * @param size in bytes
 * @param modified when its content was last changed, in nanoseconds since 1970
 * @param place where the file system keeps it; empty where it does not say
 */
public record FileStamp(Path path, long size, long modified, String place) {

    static FileStamp of(Path path, BasicFileAttributes attributes) {
        return new FileStamp(
                path,
                attributes.size(),
                attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                Objects.toString(attributes.fileKey(), ""));
    }
}
