package org.foothold.app.content;

import java.nio.file.Path;
import java.util.List;
import org.foothold.sigma.mapping.MappingLoader;
import org.foothold.sigma.mapping.MappingSet;
import org.foothold.sigma.mapping.Mappings;
import org.foothold.sigma.mapping.Variant;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.yaml.YamlFiles;
import org.jspecify.annotations.Nullable;

/** The mappings of a folder, read when first asked for: with compiled rules a hunt needs them only once something matches. */
final class LazyMappings implements Mappings {
    private final Path folder;
    private final YamlFiles content;
    private @Nullable MappingSet loaded;

    LazyMappings(Path folder, YamlFiles content) {
        this.folder = folder;
        this.content = content;
    }

    @Override
    public List<Variant> variants(LogSource logsource) {
        return get().variants(logsource);
    }

    synchronized MappingSet get() {
        if (loaded == null) {
            loaded = MappingLoader.load(folder, content);
        }
        return loaded;
    }
}
