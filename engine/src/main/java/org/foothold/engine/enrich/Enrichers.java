package org.foothold.engine.enrich;

import java.nio.file.Path;
import java.util.List;
import org.foothold.engine.enrich.account.Accounts;
import org.foothold.engine.enrich.ancestry.Ancestry;

/** The enrichers of a hunt. */
public final class Enrichers {
    private Enrichers() {}

    /** All of them, by name, as the content says and nobody else. */
    public static List<Enricher> load(Path content) {
        return with(Accounts.load(content, settings -> settings));
    }

    /** All of them, by name. */
    public static List<Enricher> with(Accounts accounts) {
        return List.of(accounts, new Ancestry());
    }
}
