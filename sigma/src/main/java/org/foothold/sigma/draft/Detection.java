package org.foothold.sigma.draft;

import java.util.List;
import org.foothold.sigma.rule.Position;
import org.jspecify.annotations.Nullable;

/**
 * The detection of a rule or a filter as it is written: selections by name, and conditions over them as texts (Sigma rules
 * specification 2.1.0, "detection").
 *
 * @param conditions at least one; any of them has to hold
 */
public record Detection(Position position, List<Selection> selections, List<Phrase> conditions) {
    public Detection {
        selections = List.copyOf(selections);
        conditions = List.copyOf(conditions);
    }

    /**
     * A named selection.
     *
     * @param body null where a pipeline has dropped all of it: then it is left out of the condition
     */
    public record Selection(String name, @Nullable Term body, Position position) {}

    /** One condition. */
    public record Phrase(String text, Position position) {}
}
