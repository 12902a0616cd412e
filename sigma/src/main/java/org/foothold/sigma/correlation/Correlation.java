package org.foothold.sigma.correlation;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.foothold.sigma.rule.Level;
import org.foothold.sigma.rule.Position;
import org.jspecify.annotations.Nullable;

/**
 * A judgement over several matches of rules, read, checked and linked to what it refers to (Sigma correlation rules
 * specification 2.1.0).
 *
 * @param id the correlation's UUID as written; null where it has none
 * @param name the name other documents refer to; null where there is none
 * @param level informational where the document says nothing
 * @param inputs what it refers to, in the order of writing
 * @param groupBy fields or aliases whose values must agree; empty for one group a target
 * @param generate whether the rules it refers to are reported by themselves too
 */
public record Correlation(
        Position position,
        @Nullable String id,
        String title,
        @Nullable String name,
        Level level,
        List<String> tags,
        Type type,
        List<Input> inputs,
        List<String> groupBy,
        Duration timespan,
        Threshold threshold,
        boolean generate) {

    public Correlation {
        tags = List.copyOf(tags);
        inputs = List.copyOf(inputs);
        groupBy = List.copyOf(groupBy);
    }

    /** This correlation of other inputs, fields and bounds. */
    public Correlation with(List<Input> otherInputs, List<String> otherGroupBy, Threshold otherThreshold) {
        return new Correlation(
                position,
                id,
                title,
                name,
                level,
                tags,
                type,
                otherInputs,
                otherGroupBy,
                timespan,
                otherThreshold,
                generate);
    }

    /**
     * A rule or correlation that is referred to.
     *
     * @param source which one
     * @param aliases from an alias to the field that stands for it in what the source matched
     */
    public record Input(Source source, Map<String, String> aliases) {
        public Input {
            aliases = Map.copyOf(aliases);
        }

        /** The field that a name of the correlation stands for. */
        String field(String name) {
            return aliases.getOrDefault(name, name);
        }
    }

    /** What can be referred to: rules and correlations, by their place in their lists. */
    public record Source(boolean correlation, int index) {
        /** The rule of this index. */
        public static Source rule(int index) {
            return new Source(false, index);
        }

        /** The correlation of this index. */
        public static Source correlation(int index) {
            return new Source(true, index);
        }
    }

    /** What is measured of a window. */
    public enum Type {
        EVENT_COUNT,
        VALUE_COUNT,
        TEMPORAL,
        TEMPORAL_ORDERED,
        VALUE_SUM,
        VALUE_AVG,
        VALUE_PERCENTILE;

        /** The type of this name. */
        public static Optional<Type> of(String text) {
            for (Type type : values()) {
                if (type.text().equals(text)) {
                    return Optional.of(type);
                }
            }
            return Optional.empty();
        }

        /** The name that documents write. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether a field's values are measured. */
        public boolean ofValues() {
            return this == VALUE_COUNT || numeric();
        }

        /** Whether the values measured are numbers. */
        public boolean numeric() {
            return this == VALUE_SUM || this == VALUE_AVG || this == VALUE_PERCENTILE;
        }

        /** Whether different rules are measured. */
        public boolean temporal() {
            return this == TEMPORAL || this == TEMPORAL_ORDERED;
        }
    }
}
