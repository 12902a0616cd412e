package org.foothold.engine.enrich;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds facts to events: fields that no event says by itself, found out from what was heard of other events. Rules name facts as
 * they name fields; {@code docs/enrichment.md} explains how to add an enricher. It never changes; what it learns in one hunt is
 * in a {@link Course}.
 */
public interface Enricher {

    /** The facts that it adds; no other enricher adds one of the same name, and no log has a field that is called so. */
    List<String> facts();

    /** The names of the rules in {@code content/enrich} whose matches it hears of, and the fields that it needs of each. */
    Map<String, List<String>> feeders();

    /**
     * Those of its feeders that tell how things are and not what happens: of what one of them says over and over again, word for
     * word, it is told once a minute.
     */
    default Set<String> steady() {
        return Set.of();
    }

    /** The fields, by the names of rules, that it needs of an event whose facts are asked for. */
    List<String> asks();

    /**
     * The fields, by the names of rules, of which an event has one where its facts are added to every finding, whatever the rule
     * asks; none where they stand only where a rule asks for them.
     */
    default List<String> marks() {
        return List.of();
    }

    /** Begins a hunt, knowing nothing. */
    Course begin(States states);
}
