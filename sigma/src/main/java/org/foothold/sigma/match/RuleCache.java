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

    /** The key of what these files hold, in this order, together with the version of the compiled form. */
    public static String key(List<Path> files) throws IOException {
        return "";
    }

    /** The rule set of this key; empty where there is none, or where the file is damaged. */
    public Optional<RuleSet> find(String key) {
        return Optional.empty();
    }

    /** Keeps a rule set under this key, whole or not at all; says whether that worked, since a hunt goes on without. */
    public boolean keep(String key, RuleSet rules) {
        return folder.isAbsolute();
    }
}
