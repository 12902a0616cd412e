package org.foothold.sigma.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.TextPattern;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a log source is logged, as a file of mappings says it.
 *
 * @param name the file's name and the log source, for reports
 * @param where field of the event to the patterns of which its value meets one; at least one field
 * @param fields from a rule's field name to where the event keeps it
 */
public record Mapping(
        Position position,
        String name,
        LogSource logsource,
        Map<String, List<TextPattern>> where,
        Map<String, FieldSource> fields) {
    public Mapping {
        where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** Whether a rule that names these parts, letter case aside, means this mapping; a rule may leave out the product. */
    boolean isFor(@Nullable String product, @Nullable String category, @Nullable String service) {
        boolean sameProduct =
                product == null ? category != null || service != null : same(product, logsource.product());
        return sameProduct && same(category, logsource.category()) && same(service, logsource.service());
    }

    /** Whether no event can be both of this kind and of the other. */
    boolean excludes(Mapping other) {
        for (Map.Entry<String, List<TextPattern>> entry : where.entrySet()) {
            List<TextPattern> others = other.where.get(entry.getKey());
            if (others != null && disjoint(entry.getValue(), others)) {
                return true;
            }
        }
        return false;
    }

    /** The mapping as engines read it. */
    Variant variant() {
        return new Variant(name, condition(), fields);
    }

    /** What is of this kind and of the other at once, as engines read it; where both map a field, this one decides. */
    Variant variantWith(Mapping other) {
        Map<String, FieldSource> both = new LinkedHashMap<>(other.fields);
        both.putAll(fields);
        return new Variant(name, new Condition.And(List.of(condition(), other.condition())), both);
    }

    private Condition condition() {
        List<Condition> terms = new ArrayList<>();
        where.forEach((field, patterns) -> {
            List<Condition> alternatives = new ArrayList<>();
            for (TextPattern pattern : patterns) {
                alternatives.add(new Condition.Predicate(field, new Criterion.Text(pattern, false), position));
            }
            terms.add(alternatives.size() == 1 ? alternatives.getFirst() : new Condition.Or(alternatives));
        });
        return terms.size() == 1 ? terms.getFirst() : new Condition.And(terms);
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one == null ? other == null : one.equalsIgnoreCase(other);
    }

    // Where a wildcard stands the event has to decide.
    private static boolean disjoint(List<TextPattern> some, List<TextPattern> others) {
        for (TextPattern one : some) {
            for (TextPattern other : others) {
                if (one.hasWildcard() || other.hasWildcard() || one.literal().equalsIgnoreCase(other.literal())) {
                    return false;
                }
            }
        }
        return true;
    }
}
