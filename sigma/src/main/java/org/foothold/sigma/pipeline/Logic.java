package org.foothold.sigma.pipeline;

import java.util.List;
import org.foothold.sigma.rule.ContentException;

/** How the conditions of a step are linked: {@code all of them} where nothing is said, {@code or}, {@code not}, an expression. */
sealed interface Logic<C> {

    /** One condition. */
    record One<C>(C check) implements Logic<C> {}

    /** All terms hold; so they do where there is none. */
    record All<C>(List<Logic<C>> terms) implements Logic<C> {}

    /** Any term holds. */
    record Any<C>(List<Logic<C>> terms) implements Logic<C> {}

    /** The term does not hold. */
    record Not<C>(Logic<C> term) implements Logic<C> {}

    /** What is asked of each condition. */
    @FunctionalInterface
    interface Question<C> {
        boolean holds(C check) throws ContentException;
    }

    /** Whether the question is answered with yes. */
    default boolean holds(Question<C> question) throws ContentException {
        return switch (this) {
            case One<C> one -> question.holds(one.check());
            case Not<C> not -> !not.term().holds(question);
            case All<C> all -> {
                for (Logic<C> term : all.terms()) {
                    if (!term.holds(question)) {
                        yield false;
                    }
                }
                yield true;
            }
            case Any<C> any -> {
                for (Logic<C> term : any.terms()) {
                    if (term.holds(question)) {
                        yield true;
                    }
                }
                yield false;
            }
        };
    }

    /** Whether there is no condition. */
    default boolean empty() {
        return this instanceof All<C> all && all.terms().isEmpty();
    }
}
