package org.foothold.sigma.pipeline;

import org.foothold.sigma.rule.ContentException;

/** What a step does to a rule that meets its conditions. */
@FunctionalInterface
interface Transformation {
    void apply(Run run, Step step) throws ContentException;

    /** Whether it looks at items one by one, so that conditions on items and fields have a meaning. */
    default boolean ofItems() {
        return false;
    }

    /** A transformation of items. */
    static Transformation ofItems(Walk.ItemChange change) {
        return new Transformation() {
            @Override
            public void apply(Run run, Step step) throws ContentException {
                Walk.change(run, step, change);
            }

            @Override
            public boolean ofItems() {
                return true;
            }
        };
    }
}
