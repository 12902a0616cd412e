package org.foothold.engine.hunt;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Summary;
import org.foothold.engine.model.Technique;
import org.foothold.sigma.correlation.Correlation;
import org.foothold.sigma.correlation.Feeds;
import org.foothold.sigma.mapping.Mappings;
import org.foothold.sigma.match.RuleSet;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.rule.Rule;
import org.jspecify.annotations.Nullable;

/** The rules and correlations of a hunt, compiled, and what reports say about each of them; shared by all workers. */
public final class RuleBook {
    private final RuleSet rules;
    private final Mappings mappings;
    private final List<Correlation> correlations;
    private final Map<Integer, List<String>> feeds;
    private final Set<Integer> quiet;
    private final int refused;
    private final AtomicReferenceArray<Finding.@Nullable Rule> described;

    /**
     * A book of these rules.
     *
     * @param refused how many documents could not be used
     */
    public RuleBook(RuleSet rules, Mappings mappings, int refused) {
        this(rules, List.of(), mappings, refused);
    }

    /**
     * A book of these rules and of correlations over them.
     *
     * @param refused how many documents could not be used
     */
    public RuleBook(RuleSet rules, List<Correlation> correlations, Mappings mappings, int refused) {
        this.correlations = List.copyOf(correlations);
        this.feeds = Feeds.fields(correlations);
        this.quiet = Feeds.rules(correlations);
        this.rules = rules;
        this.mappings = mappings;
        this.refused = refused;
        this.described = new AtomicReferenceArray<>(rules.size());
    }

    RuleSet rules() {
        return rules;
    }

    Mappings mappings() {
        return mappings;
    }

    List<Correlation> correlations() {
        return correlations;
    }

    /** The fields that correlations ask for of what the rule of this index matches; null where it feeds none. */
    @Nullable
    List<String> feeds(int index) {
        return feeds.get(index);
    }

    /** Whether the rule of this index only feeds correlations, and gives no findings of its own. */
    boolean quiet(int index) {
        return quiet.contains(index);
    }

    /** The level of the rule of this index. */
    Level level(int index) {
        return Level.valueOf(rules.level(index).name());
    }

    /** What reports say about the rule of this index. */
    Finding.Rule described(int index) {
        Finding.Rule known = described.get(index);
        if (known == null) {
            described.compareAndSet(index, null, describe(rules.rule(index)));
            known = described.get(index);
        }
        return Objects.requireNonNull(known);
    }

    private static Finding.Rule describe(Rule rule) {
        LogSource logsource = rule.logsource();
        return new Finding.Rule(
                rule.id(),
                rule.title(),
                rule.position().path(),
                Level.valueOf(rule.level().name()),
                rule.techniques().stream().map(Technique::new).toList(),
                rule.tags(),
                new Finding.Logsource(logsource.product(), logsource.category(), logsource.service()));
    }

    /** What became of the rules, for the summary. */
    public Summary.Rules counts() {
        int without = rules.withoutLogSource().size();
        return new Summary.Rules(rules.size() - without, refused, without);
    }
}
