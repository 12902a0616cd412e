package org.foothold.sigma.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule's detection, resolved: names of selections, quantifiers, lists and modifiers are gone, and a tree over predicates
 * is left that every engine reads alike.
 */
public sealed interface Condition {

    /** All terms hold; at least one term. */
    record And(List<Condition> terms) implements Condition {
        public And {
            terms = List.copyOf(terms);
        }
    }

    /** At least one term holds; at least one term. */
    record Or(List<Condition> terms) implements Condition {
        public Or {
            terms = List.copyOf(terms);
        }
    }

    /** The term does not hold: the plain negation, also where fields are absent. */
    record Not(Condition term) implements Condition {}

    /** A named selection, kept so that an explanation can name it; it means its body. */
    record Selection(String name, Condition body, Position position) implements Condition {}

    /**
     * Any value of the field meets the criterion; for a keyword ({@code field} null) any value of any field.
     *
     * @param field the field's name in the rule's own words, before any mapping
     */
    record Predicate(@Nullable String field, Criterion criterion, Position position) implements Condition {}
}
