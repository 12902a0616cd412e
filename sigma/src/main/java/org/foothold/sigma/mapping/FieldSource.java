package org.foothold.sigma.mapping;

import java.util.List;

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
     * A field made of others: their first values, joined, then rewritten. It is absent where the first input is.
     *
     * @param key unique among derived fields; holds a colon, so that no field of an event is called alike
     * @param inputs fields of the event, at least one
     * @param separator stands between two inputs that are present and not empty
     * @param prefixes the first whose {@code from} begins the text, letter case aside, is replaced by its {@code to}
     * @param values whole texts, letter case aside, that are replaced; applied last
     */
    record Derived(
            String key, List<String> inputs, String separator, List<Replacement> prefixes, List<Replacement> values)
            implements FieldSource {
        public Derived {
            inputs = List.copyOf(inputs);
            prefixes = List.copyOf(prefixes);
            values = List.copyOf(values);
        }
    }

    /** One text for another. */
    record Replacement(String from, String to) {}
}
