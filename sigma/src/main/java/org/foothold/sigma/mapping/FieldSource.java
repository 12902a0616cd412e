package org.foothold.sigma.mapping;

import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.event.Event;
import org.jspecify.annotations.Nullable;

/** Where an event keeps what a rule calls by another name. */
public sealed interface FieldSource {

    /** A name that is equal exactly where two sources give the same values; fields of events go by their own names. */
    String key();

    /** The event's field of this name. */
    record Raw(String name) implements FieldSource {
        @Override
        public String key() {
            return name;
        }
    }

    /**
     * A field made of others: their texts put together, then rewritten step by step. It has one value or is absent.
     *
     * @param key unique among derived fields; holds a colon, so that no field of an event is called alike
     * @param inputs fields of the event, at least one
     * @param join how the inputs become one text
     * @param steps what is done to the text, in this order
     */
    record Derived(String key, List<String> inputs, Join join, List<Rewrite> steps) implements FieldSource {
        public Derived {
            inputs = List.copyOf(inputs);
            steps = List.copyOf(steps);
        }

        /**
         * The derived field's value; null where it is absent.
         *
         * @param texts one for each input: its values that are not null, joined by line feeds ({@link #text}); null where
         *     there is no such value
         */
        public @Nullable String apply(List<@Nullable String> texts) {
            String text = join.apply(texts);
            for (Rewrite step : steps) {
                if (text == null) {
                    return null;
                }
                text = step.apply(text);
            }
            return text;
        }

        /** The derived field's value in this event; null where it is absent. */
        public @Nullable String of(Event event) {
            List<@Nullable String> texts = new ArrayList<>(inputs.size());
            for (String input : inputs) {
                texts.add(text(event.values(input)));
            }
            return apply(texts);
        }

        /** The one text that stands for an input's values; null where none of them is a text. */
        public static @Nullable String text(List<@Nullable String> values) {
            StringBuilder joined = null;
            for (String value : values) {
                if (value == null) {
                    continue;
                }
                joined = joined == null ? new StringBuilder() : joined.append('\n');
                joined.append(value);
            }
            return joined == null ? null : joined.toString();
        }
    }
}
