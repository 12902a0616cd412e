package org.foothold.sigma.correlation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a window's measure is compared with (Sigma correlation rules specification 2.1.0, "condition").
 *
 * @param bounds all must hold; at least one
 * @param fields the fields whose values are measured; empty for counts of events and rules
 * @param percentile the percentile that is measured, above 0 and at most 100; of no meaning for other types
 */
public record Threshold(List<Bound> bounds, List<String> fields, BigDecimal percentile) {
    /** The percentile where a document names none: the median, as the specification's hint has it. */
    public static final BigDecimal MEDIAN = BigDecimal.valueOf(50);

    public Threshold {
        bounds = List.copyOf(bounds);
        fields = List.copyOf(fields);
    }

    /** One comparison. */
    public record Bound(Relation relation, BigDecimal number) {}

    /** Ways to compare, by the names that documents write. */
    public enum Relation {
        GT("more than"),
        GTE("at least"),
        LT("less than"),
        LTE("at most"),
        EQ("exactly"),
        NEQ("not");

        private final String words;

        Relation(String words) {
            this.words = words;
        }

        /** The relation of this name. */
        public static Optional<Relation> of(String text) {
            for (Relation relation : values()) {
                if (relation.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return Optional.of(relation);
                }
            }
            return Optional.empty();
        }

        /** Whether a measure holds that is so compared. */
        boolean holds(int compared) {
            return switch (this) {
                case GT -> compared > 0;
                case GTE -> compared >= 0;
                case LT -> compared < 0;
                case LTE -> compared <= 0;
                case EQ -> compared == 0;
                case NEQ -> compared != 0;
            };
        }
    }

    /** Whether the measure meets every bound. */
    public boolean holds(BigDecimal measure) {
        for (Bound bound : bounds) {
            if (!bound.relation().holds(measure.compareTo(bound.number()))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether the condition is judged when a window closes: while a window fills, a small count says nothing about what is
     * still to come.
     */
    public boolean judgedAtClose() {
        return bounds.stream().anyMatch(bound -> bound.relation() != Relation.GT && bound.relation() != Relation.GTE);
    }

    /** The bounds in words. */
    public String words() {
        return bounds.stream()
                .map(bound -> bound.relation().words + " " + bound.number().toPlainString())
                .collect(Collectors.joining(" and "));
    }
}
