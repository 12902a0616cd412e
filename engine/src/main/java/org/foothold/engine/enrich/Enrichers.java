package org.foothold.engine.enrich;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.foothold.engine.enrich.account.Accounts;
import org.foothold.engine.enrich.ancestry.Ancestry;
import org.foothold.sigma.yaml.YamlFiles;

/** The enrichers of a hunt. */
public final class Enrichers {
    private Enrichers() {}

    /** All of them, by name, as the content says and nobody else. */
    public static List<Enricher> load(Path content) {
        return with(Accounts.load(content, YamlFiles.onDisk(), settings -> settings));
    }

    /** The facts of all of them. */
    public static List<String> facts() {
        return Stream.concat(Accounts.FACTS.stream(), new Ancestry().facts().stream())
                .toList();
    }

    /** All of them, by name. */
    public static List<Enricher> with(Accounts accounts) {
        return List.of(accounts, new Ancestry());
    }
}
