package org.foothold.app.content;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.foothold.engine.hunt.RuleBook;
import org.foothold.sigma.load.RuleLoader;
import org.foothold.sigma.load.Rules;
import org.foothold.sigma.mapping.MappingLoader;
import org.foothold.sigma.mapping.MappingSet;
import org.foothold.sigma.match.RuleCache;
import org.foothold.sigma.match.RuleSet;
import org.jspecify.annotations.Nullable;

/** Gets the rules of a hunt: compiled before, from the cache, or read and compiled now. */
public final class RuleShelf {
    private final Content content;
    private final List<Path> folders;
    private final RuleLoader loader;
    private final @Nullable Path placeholders;

    /**
     * The rules of these folders.
     *
     * @param placeholders the file that the loader's placeholders were read from; null where there is none
     */
    public RuleShelf(Content content, List<Path> folders, RuleLoader loader, @Nullable Path placeholders) {
        this.content = content;
        this.folders = List.copyOf(folders);
        this.loader = loader;
        this.placeholders = placeholders;
    }

    /** The rules, compiled. */
    public RuleBook book() throws IOException {
        MappingSet mappings = MappingLoader.load(content.mappings());
        Optional<RuleCache> cache =
                CacheFolder.find(System.getenv()).map(folder -> new RuleCache(folder.resolve("rules")));
        String key = cache.isPresent() ? key() : "";
        RuleCache.Entry entry = cache.flatMap(kept -> kept.find(key)).orElse(null);
        if (entry == null) {
            Rules rules = loader.load(folders);
            RuleCache.Entry compiled = new RuleCache.Entry(
                    RuleSet.compile(rules.rules(), mappings), rules.refused().size());
            cache.ifPresent(empty -> empty.keep(key, compiled));
            entry = compiled;
        }
        return new RuleBook(entry.rules(), mappings, entry.refused());
    }

    private String key() throws IOException {
        return RuleCache.key(List.of(content.mappings())) + folders + placeholders;
    }
}
