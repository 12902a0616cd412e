package org.foothold.sigma.pipeline;

import org.foothold.sigma.draft.Term;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Position;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a pipeline: what is changed, and of which rules, items and fields.
 *
 * @param id by which later steps ask whether this one was applied; null where it has none
 */
record Step(
        Position position,
        @Nullable String id,
        Transformation transformation,
        Logic<RuleCheck> rules,
        Logic<ItemCheck> items,
        Logic<FieldCheck> fields) {

    /** Carries the step out on a rule that meets its conditions. */
    void apply(Run run) throws ContentException {
        if (!rules.holds(check -> check.holds(run))) {
            return;
        }
        if (id != null) {
            run.applied().add(id);
        }
        transformation.apply(run, this);
    }

    /** Whether the step is for this item. */
    boolean isFor(Term.Item item, Run run) throws ContentException {
        return items.holds(check -> check.holds(item, run)) && fields.holds(check -> check.holdsForItem(item, run));
    }

    /** Whether the step is for the field of this item, and not just for one that a value refers to. */
    boolean isForField(Term.Item item, Run run) throws ContentException {
        return fields.holds(check -> check.holdsForField(item, run));
    }

    /** Whether the step is for a field of this name. */
    boolean isForName(String field, Run run) throws ContentException {
        return fields.holds(check -> check.holds(field, run));
    }
}
