package org.foothold.engine.hunt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.foothold.engine.enrich.Enricher;
import org.foothold.engine.enrich.Enrichment;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Summary;
import org.foothold.engine.model.Technique;
import org.foothold.sigma.correlation.Correlation;
import org.foothold.sigma.correlation.Feeds;
import org.foothold.sigma.load.Rules;
import org.foothold.sigma.mapping.Mappings;
import org.foothold.sigma.match.KeptYaml;
import org.foothold.sigma.match.RuleCache;
import org.foothold.sigma.match.RuleSet;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.rule.Rule;
import org.jspecify.annotations.Nullable;

/** The rules and correlations of a hunt, compiled, and what reports say about each of them; shared by all workers. */
public final class RuleBook {
    private final RuleSet rules;
    private final Mappings mappings;
    private final List<Correlation> correlations;
    private final Map<Integer, List<String>> asked;
    private final Set<Integer> quiet;
    private final List<Enricher> enrichers;
    private final List<String> marks;
    private final Set<String> steady;
    private final int feeders;
    private final Map<Integer, Feed> feeds;
    private final Map<String, List<Integer>> listeners;
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
        this(new RuleCache.Entry(rules, correlations, refused), mappings, List.of());
    }

    /**
     * A book of what was compiled before.
     *
     * @param enrichers those whose facts were known to {@link #compile} as well
     */
    public RuleBook(RuleCache.Entry compiled, Mappings mappings, List<Enricher> enrichers) {
        this.correlations = compiled.correlations();
        this.asked = Feeds.fields(correlations);
        this.quiet = Feeds.rules(correlations);
        this.rules = compiled.rules();
        this.feeders = compiled.feeders();
        this.enrichers = Feed.fed(rules, feeders, enrichers);
        this.marks = this.enrichers.stream()
                .flatMap(enricher -> enricher.marks().stream())
                .toList();
        this.steady = this.enrichers.stream()
                .flatMap(enricher -> enricher.steady().stream())
                .collect(Collectors.toUnmodifiableSet());
        this.feeds = Feed.of(rules, feeders, this.enrichers);
        Map<String, List<Integer>> told = new HashMap<>();
        feeds.values().forEach(feed -> told.put(feed.name(), feed.enrichers()));
        this.listeners = Map.copyOf(told);
        this.mappings = mappings;
        this.refused = compiled.refused();
        this.described = new AtomicReferenceArray<>(rules.size());
    }

    /** Compiles rules; those that ask for facts are laid out to be judged later, and what feeds the enrichers comes behind all. */
    public static RuleCache.Entry compile(Rules loaded, Mappings mappings, Enrichment enrichment) {
        Enrichment.Layout layout = enrichment.layout(loaded.rules(), loaded.correlations());
        return new RuleCache.Entry(
                RuleSet.compile(layout.rules(), layout.relaxed(), mappings),
                layout.feeders(),
                loaded.correlations(),
                loaded.refused().size(),
                KeptYaml.NONE);
    }

    /** A book of loaded rules. */
    public static RuleBook of(Rules loaded, Mappings mappings, Enrichment enrichment) {
        return new RuleBook(compile(loaded, mappings, enrichment), mappings, enrichment.enrichers());
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
        return asked.get(index);
    }

    /** The enrichers that are fed; none where no rule asks for a fact. */
    List<Enricher> enrichers() {
        return enrichers;
    }

    /** The fields of which an event has one where enrichers add their facts to every finding. */
    List<String> marks() {
        return marks;
    }

    /** What enrichers are told of an event that the rule of this index matches; null where it is no feeder. */
    @Nullable
    Feed feed(int index) {
        return feeds.get(index);
    }

    /** The enrichers, by their places, that are told of what the feeder of this name matches. */
    List<Integer> listeners(String feeder) {
        return listeners.getOrDefault(feeder, List.of());
    }

    /** Whether what the feeder of this name says again and again, word for word, has to be told once only. */
    boolean steady(String feeder) {
        return steady.contains(feeder);
    }

    /** How many rules ask for facts. */
    int lateRules() {
        return (int) IntStream.range(0, rules.size()).filter(this::late).count();
    }

    /** Whether a match of the rule of this index has to be judged again when facts are known. */
    boolean late(int index) {
        return rules.relaxed(index);
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
        int own = rules.size() - feeders;
        int without = (int)
                rules.withoutLogSource().stream().filter(index -> index < own).count();
        return new Summary.Rules(own - without, refused, without);
    }
}
