package org.foothold.app.content;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The folder for what can be made anew (XDG Base Directory Specification). */
public final class CacheFolder {
    private CacheFolder() {}

    /** The user's folder for Foothold; empty where the user has no home. It may not exist, nor be writable. */
    public static Optional<Path> find(Map<String, String> environment) {
        Path cache = absolute(environment.get("XDG_CACHE_HOME"));
        if (cache == null) {
            Path home = absolute(environment.get("HOME"));
            cache = home == null ? null : home.resolve(".cache");
        }
        return Optional.ofNullable(cache).map(folder -> folder.resolve("foothold"));
    }

    /** A relative path there is to be ignored, says the specification. */
    private static @Nullable Path absolute(@Nullable String path) {
        return path != null && path.startsWith("/") ? Path.of(path) : null;
    }
}
