package org.foothold.engine.enrich;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a feeder matched: the fields that were asked for, kept small since all events of a hunt wait for their turn in time. */
public final class Heard {
    private final String feeder;
    private final Instant at;
    private final String target;
    private final List<String> names;

    /** For each name its values, joined by line feeds; null where there is none. */
    private final @Nullable String[] values;

    /**
     * An event that was heard of.
     *
     * @param names the fields that were asked for
     * @param values one for each name: its values joined by line feeds, or null
     */
    public Heard(String feeder, Instant at, String target, List<String> names, @Nullable String[] values) {
        this.feeder = feeder;
        this.at = at;
        this.target = target;
        this.names = names;
        this.values = values.clone();
    }

    /** The name of the rule that matched. */
    public String feeder() {
        return feeder;
    }

    /** When the event happened. */
    public Instant at() {
        return at;
    }

    /** The machine or account that it happened on. */
    public String target() {
        return target;
    }

    /** The same, with texts that are shared with others. */
    public Heard with(String sharedTarget, UnaryOperator<String> shared) {
        @Nullable String[] texts = new String[values.length];
        for (int i = 0; i < texts.length; i++) {
            String value = values[i];
            texts[i] = value == null ? null : shared.apply(value);
        }
        return new Heard(feeder, at, sharedTarget, names, texts);
    }

    /** The field's value; of several all of them, joined by line feeds; null where there is none. */
    public @Nullable String value(String name) {
        int place = names.indexOf(name);
        return place < 0 ? null : values[place];
    }

    /** The field's values; empty where there is none. */
    public List<String> values(String name) {
        String joined = value(name);
        return joined == null ? List.of() : List.of(joined.split("\n", -1));
    }

    /** All that it says but the time: equal where the same is said again. */
    public String words() {
        return feeder + '\0' + target + '\0' + String.join("\0", Arrays.asList(values));
    }

    @Override
    public String toString() {
        return feeder + " at " + at + " on " + target + " " + names + Arrays.toString(values);
    }
}
