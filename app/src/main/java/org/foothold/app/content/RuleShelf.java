package org.foothold.app.content;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.foothold.engine.enrich.Enricher;
import org.foothold.engine.enrich.Enrichers;
import org.foothold.engine.enrich.Enrichment;
import org.foothold.engine.hunt.RuleBook;
import org.foothold.sigma.load.FileStamp;
import org.foothold.sigma.load.RuleLoader;
import org.foothold.sigma.load.Rules;
import org.foothold.sigma.match.KeptYaml;
import org.foothold.sigma.match.RuleCache;
import org.foothold.sigma.pipeline.Pipelines;
import org.foothold.sigma.yaml.YamlFiles;

/** Gets the rules of a hunt, and the content beside them: compiled before, from the cache, or read and compiled now. */
public final class RuleShelf {
    private final Content content;
    private final List<Path> folders;
    private final RuleLoader loader;
    private final Optional<Path> placeholders;
    private final List<Path> pipelines;

    /**
     * The rules of these folders.
     *
     * @param placeholders the file that the loader's placeholders were read from
     * @param pipelines what changes the rules, beside the pipelines among our own mappings
     */
    public RuleShelf(
            Content content, List<Path> folders, RuleLoader loader, Optional<Path> placeholders, List<Path> pipelines) {
        this.content = content;
        this.folders = List.copyOf(folders);
        this.loader = loader;
        this.placeholders = placeholders;
        this.pipelines = List.copyOf(pipelines);
    }

    /** The rules as they are judged, pipelines passed. */
    public Rules rules() {
        return loader.with(Pipelines.load(content.mappings(), pipelines)).load(folders);
    }

    /** The rules, compiled. A cache that cannot be read or written is done without. */
    public RuleCache.Entry compiled() {
        return CacheFolder.find(System.getenv())
                .map(folder -> cached(new RuleCache(folder.resolve("rules"))))
                .orElseGet(this::compile);
    }

    /**
     * The book of compiled rules.
     *
     * @param enrichers all of them, in their order
     */
    public RuleBook book(RuleCache.Entry compiled, List<Enricher> enrichers) {
        return new RuleBook(compiled, new LazyMappings(content, compiled.content()), enrichers);
    }

    private RuleCache.Entry cached(RuleCache cache) {
        String key;
        try {
            key = cache.key(stamps(), Enrichers.facts());
        } catch (IOException unreadable) {
            return compile();
        }
        return cache.find(key).orElseGet(() -> {
            RuleCache.Entry compiled = compile();
            cache.keep(key, compiled);
            return compiled;
        });
    }

    private RuleCache.Entry compile() {
        return RuleBook.compile(
                        rules(),
                        content.mappings(YamlFiles.onDisk()),
                        Enrichment.load(Enrichers.load(content.folder()), content.enrich()))
                .with(KeptYaml.read(content.folders(), List.of(content.incidents())));
    }

    /** All files that the compiled form, and the content kept with it, come from. */
    private List<FileStamp> stamps() {
        List<FileStamp> stamps = new ArrayList<>(loader.stamps(folders));
        List<Path> others = new ArrayList<>(content.folders());
        others.add(content.incidents());
        placeholders.ifPresent(others::add);
        others.addAll(pipelines);
        stamps.addAll(loader.stamps(others));
        return stamps;
    }
}
