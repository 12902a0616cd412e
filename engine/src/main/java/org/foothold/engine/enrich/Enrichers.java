package org.foothold.engine.enrich;

import java.util.List;
import org.foothold.engine.enrich.ancestry.Ancestry;

/** The enrichers that need nothing to be told. */
public final class Enrichers {
    /** All of them, by name. */
    public static final List<Enricher> ALL = List.of(new Ancestry());

    private Enrichers() {}
}
