package org.foothold.engine.enrich;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.foothold.engine.model.Lineage;

/**
 * What an enricher learns in one hunt. It is shown event after event in the order of their times, whatever the order of files:
 * of each event it is first asked for the facts, where a rule wants them, and then told what feeders matched. All that it
 * remembers stands in a {@link State}. Belongs to one thread.
 */
public interface Course {

    /**
     * Finds out the facts of an event. The answer is taken a little later, when events of the next seconds were heard as well:
     * what must count as of now is found out at once, what may still be told late is looked up in the answer.
     *
     * @return gives values by the names of facts; a fact that is not known is left out
     */
    Supplier<Map<String, List<String>>> ask(Subject subject);

    /** Learns from an event. */
    void hear(Heard heard);

    /** The process that an event is about, with those above it, as far as this enricher knows of processes. */
    default Optional<Lineage> lineage(Subject subject) {
        return Optional.empty();
    }
}
