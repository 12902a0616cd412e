package org.foothold.app.content;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.foothold.engine.hunt.RuleBook;
import org.foothold.sigma.load.RuleLoader;
import org.foothold.sigma.load.Rules;
import org.foothold.sigma.match.RuleCache;
import org.foothold.sigma.match.RuleSet;

/** Gets the rules of a hunt: compiled before, from the cache, or read and compiled now. */
public final class RuleShelf {
    private final Content content;
    private final List<Path> folders;
    private final RuleLoader loader;
    private final Optional<Path> placeholders;

    /**
     * The rules of these folders.
     *
     * @param placeholders the file that the loader's placeholders were read from
     */
    public RuleShelf(Content content, List<Path> folders, RuleLoader loader, Optional<Path> placeholders) {
        this.content = content;
        this.folders = List.copyOf(folders);
        this.loader = loader;
        this.placeholders = placeholders;
    }

    /** The rules as they are written. */
    public Rules rules() {
        return loader.load(folders);
    }

    /** The rules, compiled. */
    public RuleBook book() {
        LazyMappings mappings = new LazyMappings(content.mappings());
        Rules rules = rules();
        return new RuleBook(
                RuleSet.compile(rules.rules(), mappings), mappings, rules.refused().size());
    }
}
