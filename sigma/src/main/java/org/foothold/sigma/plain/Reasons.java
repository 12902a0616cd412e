package org.foothold.sigma.plain;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.mapping.Mappings;
import org.foothold.sigma.mapping.Variant;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Says in short sentences what in an event met a rule that is known to match it: the predicates that hold, each with the
 * name of its selection. Of alternatives only the first that holds is told, and of negations nothing. Belongs to one
 * thread.
 */
public final class Reasons {
    /** Sentences for one match: more would be read by nobody. */
    private static final int MOST = 12;

    private static final List<String> NOTHING = List.of("none of what the rule excludes is there");

    private final Mappings mappings;
    private final QuickText.Folded folded = new QuickText.Folded();

    // Reasons are given for what was found, so they are looked for with the same regular expressions, at the same
    // speed.
    private final PlainEvaluator evaluator = new PlainEvaluator(text -> new QuickText(text, folded), LinearRegex::new);

    // By identity: a rule lives as long as the hunt.
    private final IdentityHashMap<Rule, List<Wordings>> known = new IdentityHashMap<>();

    /** Reasons for matches of rules whose log sources these mappings know. */
    public Reasons(Mappings mappings) {
        this.mappings = mappings;
    }

    /** What of a rule was put into words, for one way in which its log source is logged. */
    private record Wordings(Variant variant, IdentityHashMap<Condition.Predicate, String> sentences) {}

    /** Why the rule matches the event; empty where the event is none of the rule's log source. */
    public List<String> of(Rule rule, Event event) {
        List<Wordings> ways = known.computeIfAbsent(rule, this::ways);
        List<Wordings> fitting = new ArrayList<>(1);
        for (Wordings way : ways) {
            if (evaluator.decide(way.variant().where(), event) == Verdict.YES) {
                fitting.add(way);
            }
        }
        for (Wordings way : fitting) {
            View view = new View(event, way.variant());
            if (fitting.size() == 1 || evaluator.decide(rule.condition(), view) == Verdict.YES) {
                List<String> reasons = new ArrayList<>();
                add(rule.condition(), view, null, way.sentences(), reasons);
                return reasons.isEmpty() ? NOTHING : List.copyOf(reasons);
            }
        }
        return List.of();
    }

    private List<Wordings> ways(Rule rule) {
        return mappings.variants(rule.logsource()).stream()
                .map(variant -> new Wordings(variant, new IdentityHashMap<>()))
                .toList();
    }

    /** Adds what a condition that holds has to say: of a conjunction each term holds, of alternatives one is looked for. */
    private void add(
            Condition condition,
            View view,
            @Nullable String selection,
            IdentityHashMap<Condition.Predicate, String> sentences,
            List<String> reasons) {
        if (reasons.size() == MOST) {
            return;
        }
        switch (condition) {
            case Condition.And and -> and.terms().forEach(term -> add(term, view, selection, sentences, reasons));
            case Condition.Or or -> {
                for (Condition term : or.terms()) {
                    if (or.terms().size() == 1 || evaluator.decide(term, view) == Verdict.YES) {
                        add(term, view, selection, sentences, reasons);
                        break;
                    }
                }
            }
            case Condition.Selection named -> add(named.body(), view, named.name(), sentences, reasons);
            case Condition.Not negation -> {}
            case Condition.Predicate predicate ->
                reasons.add(sentences.computeIfAbsent(predicate, any -> sentence(predicate, view, selection)));
        }
    }

    private static String sentence(Condition.Predicate predicate, View view, @Nullable String selection) {
        String sentence = Wording.expected(predicate, view);
        return selection == null ? sentence : selection + ": " + sentence;
    }
}
