package org.foothold.sigma.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.rule.Problem;
import org.jspecify.annotations.Nullable;

/**
 * All mappings that were loaded.
 *
 * @param all in order of path and place
 * @param problems what was refused, in order of path and place; each costs a mapping or a file
 */
public record MappingSet(List<Mapping> all, List<Problem> problems) implements Mappings {
    public MappingSet {
        all = List.copyOf(all);
        problems = List.copyOf(problems);
    }

    /** These and others behind them. */
    public MappingSet and(MappingSet others) {
        return new MappingSet(
                Stream.concat(all.stream(), others.all.stream()).toList(),
                Stream.concat(problems.stream(), others.problems.stream()).toList());
    }

    /**
     * The ways this log source is logged. Its parts must be what a mapping names, neither more nor less, but a rule may
     * leave out the product; a category together with a service is what is logged as both.
     */
    @Override
    public List<Variant> variants(LogSource logsource) {
        List<Mapping> exact = found(logsource.product(), logsource.category(), logsource.service());
        if (!exact.isEmpty() || logsource.category() == null || logsource.service() == null) {
            return exact.stream().map(Mapping::variant).toList();
        }
        List<Variant> both = new ArrayList<>();
        for (Mapping category : found(logsource.product(), logsource.category(), null)) {
            for (Mapping service : found(logsource.product(), null, logsource.service())) {
                if (!category.excludes(service)) {
                    both.add(category.variantWith(service));
                }
            }
        }
        return both;
    }

    private List<Mapping> found(@Nullable String product, @Nullable String category, @Nullable String service) {
        return all.stream()
                .filter(mapping -> mapping.isFor(product, category, service))
                .toList();
    }
}
