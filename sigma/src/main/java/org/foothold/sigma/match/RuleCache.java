package org.foothold.sigma.match;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A folder of compiled rule sets, each under a key made of all that it was compiled from. */
public final class RuleCache {
    private final Path folder;

    public RuleCache(Path folder) {
        this.folder = folder;
    }

    /**
     * What is kept under a key.
     *
     * @param refused how many documents of the same files could not be used, so that a report can say so without reading
     *     them again
     */
    public record Entry(RuleSet rules, int refused) {}

    /** The key of what these files hold, in this order, together with the version of the compiled form. */
    public static String key(List<Path> files) throws IOException {
        return "";
    }

    /** What was kept under this key; empty where there is nothing, or where the file is damaged. */
    public Optional<Entry> find(String key) {
        return Optional.empty();
    }

    /** Keeps a rule set under this key, whole or not at all; says whether that worked, since a hunt goes on without. */
    public boolean keep(String key, Entry entry) {
        return folder.isAbsolute();
    }
}
