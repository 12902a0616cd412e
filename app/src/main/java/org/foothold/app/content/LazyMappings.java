package org.foothold.app.content;

import java.util.List;
import org.foothold.sigma.mapping.MappingSet;
import org.foothold.sigma.mapping.Mappings;
import org.foothold.sigma.mapping.Variant;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.yaml.YamlFiles;
import org.jspecify.annotations.Nullable;

/** The mappings of a folder, read when first asked for: with compiled rules a hunt needs them only once something matches. */
final class LazyMappings implements Mappings {
    private final Content content;
    private final YamlFiles files;
    private @Nullable MappingSet loaded;

    LazyMappings(Content content, YamlFiles files) {
        this.content = content;
        this.files = files;
    }

    @Override
    public List<Variant> variants(LogSource logsource) {
        return get().variants(logsource);
    }

    synchronized MappingSet get() {
        if (loaded == null) {
            loaded = content.mappings(files);
        }
        return loaded;
    }
}
