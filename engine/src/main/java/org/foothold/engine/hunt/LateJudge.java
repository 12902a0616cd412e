package org.foothold.engine.hunt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.mapping.Variant;
import org.foothold.sigma.plain.PlainEvaluator;
import org.foothold.sigma.plain.Verdict;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.rule.Rule;
import org.jspecify.annotations.Nullable;

/** Judges events with their facts, one rule at a time. */
final class LateJudge {
    private final RuleBook book;
    private final Verdicts verdicts;
    private final PlainEvaluator evaluator = new PlainEvaluator();
    private final Map<LogSource, List<Variant>> variants = new HashMap<>();
    private long undecided;

    LateJudge(RuleBook book, Wanted wanted) {
        this.book = book;
        this.verdicts = new Verdicts(book, wanted);
    }

    /** The match of the rule of this index; null where the rule does not match the event. */
    Verdicts.@Nullable Match match(int index, Verdicts.Row row, Event event) {
        Rule rule = book.rules().rule(index);
        Verdict verdict = Verdict.NO;
        for (Variant variant : variants.computeIfAbsent(rule.logsource(), book.mappings()::variants)) {
            Verdict way = evaluator.decide(rule, variant, event);
            if (way == Verdict.YES) {
                return verdicts.match(index, row, event);
            }
            verdict = way == Verdict.UNDECIDED ? way : verdict;
        }
        undecided += verdict == Verdict.UNDECIDED ? 1 : 0;
        return null;
    }

    /** How often a regular expression ran out of its steps. */
    long undecided() {
        return undecided;
    }
}
