package org.foothold.app.content;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.foothold.engine.enrich.Enricher;
import org.foothold.engine.enrich.Enrichment;
import org.foothold.engine.hunt.RuleBook;
import org.foothold.sigma.load.RuleLoader;
import org.foothold.sigma.load.Rules;
import org.foothold.sigma.mapping.Mappings;
import org.foothold.sigma.match.RuleCache;

/** Gets the rules of a hunt: compiled before, from the cache, or read and compiled now. */
public final class RuleShelf {
    private final Content content;
    private final List<Path> folders;
    private final RuleLoader loader;
    private final List<Enricher> enrichers;
    private final Optional<Path> placeholders;

    /**
     * The rules of these folders.
     *
     * @param enrichers those whose facts rules may ask for
     * @param placeholders the file that the loader's placeholders were read from
     */
    public RuleShelf(
            Content content,
            List<Path> folders,
            RuleLoader loader,
            List<Enricher> enrichers,
            Optional<Path> placeholders) {
        this.content = content;
        this.folders = List.copyOf(folders);
        this.loader = loader;
        this.enrichers = List.copyOf(enrichers);
        this.placeholders = placeholders;
    }

    /** The rules as they are written. */
    public Rules rules() {
        return loader.load(folders);
    }

    /** The rules, compiled. A cache that cannot be read or written is done without. */
    public RuleBook book() {
        LazyMappings mappings = new LazyMappings(content.mappings());
        RuleCache.Entry entry = CacheFolder.find(System.getenv())
                .map(folder -> cached(new RuleCache(folder.resolve("rules")), mappings))
                .orElseGet(() -> compile(mappings));
        return new RuleBook(entry, mappings, enrichers);
    }

    private RuleCache.Entry cached(RuleCache cache, Mappings mappings) {
        String key;
        try {
            key = key();
        } catch (IOException unreadable) {
            return compile(mappings);
        }
        return cache.find(key).orElseGet(() -> {
            RuleCache.Entry compiled = compile(mappings);
            cache.keep(key, compiled);
            return compiled;
        });
    }

    private RuleCache.Entry compile(Mappings mappings) {
        return RuleBook.compile(rules(), mappings, Enrichment.load(enrichers, content.enrich()));
    }

    private String key() throws IOException {
        List<Path> files = new ArrayList<>(loader.files(folders));
        files.addAll(loader.files(List.of(content.mappings(), content.enrich())));
        placeholders.ifPresent(files::add);
        List<String> names = enrichers.stream()
                .flatMap(enricher -> Stream.concat(
                        enricher.facts().stream(),
                        enricher.feeders().keySet().stream().sorted()))
                .toList();
        return RuleCache.key(files, names);
    }
}
