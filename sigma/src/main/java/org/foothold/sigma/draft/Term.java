package org.foothold.sigma.draft;

import java.util.List;
import java.util.Set;
import org.foothold.sigma.rule.Position;
import org.jspecify.annotations.Nullable;

/** What a selection says: items, and groups of them. */
public sealed interface Term {

    /** Where it begins. */
    Position position();

    /**
     * A field with its values.
     *
     * @param field null for keywords
     * @param all whether all values have to be met, and not any
     * @param negated whether the item holds where its values are not met
     * @param applied ids of the steps of pipelines that changed the item
     */
    record Item(
            Position position,
            @Nullable String field,
            List<Value> values,
            boolean all,
            boolean negated,
            Set<String> applied)
            implements Term {
        public Item {
            values = List.copyOf(values);
            applied = Set.copyOf(applied);
        }

        /** An item that no pipeline has changed. */
        public Item(Position position, @Nullable String field, List<Value> values, boolean all, boolean negated) {
            this(position, field, values, all, negated, Set.of());
        }

        /** The item of another field. */
        public Item withField(@Nullable String other) {
            return new Item(position, other, values, all, negated, applied);
        }

        /** The item with other values. */
        public Item withValues(List<Value> others) {
            return new Item(position, field, others, all, negated, applied);
        }
    }

    /** Terms all of which hold, or any. */
    record Group(Position position, List<Term> terms, boolean all) implements Term {
        public Group {
            terms = List.copyOf(terms);
        }
    }
}
