package org.foothold.sigma.plain;

import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.mapping.Variant;
import org.foothold.sigma.plain.Explanation.Line;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.Rule;

/** Explains, predicate by predicate, why a rule did or did not match an event. */
public final class Explainer {
    /** Alternatives of a list that are shown when none holds: enough to see what is wanted. */
    private static final int SHOWN = 5;

    private final PlainEvaluator evaluator = new PlainEvaluator();

    /** The tree of the rule's condition and of the event's kind, each part with its verdict. */
    public Explanation explain(Rule rule, Variant variant, Event event) {
        Verdict verdict = evaluator.decide(rule, variant, event);
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(0, verdict, Wording.quoted(rule.title()) + " (" + rule.position() + ")", ""));
        View raw = new View(event, null);
        Verdict kind = evaluator.decide(variant.where(), raw);
        lines.add(new Line(1, kind, "the event is of the kind " + variant.name(), ""));
        add(variant.where(), raw, 2, lines);
        View mapped = new View(event, variant);
        lines.add(new Line(1, evaluator.decide(rule.condition(), mapped), "the condition holds", ""));
        add(rule.condition(), mapped, 2, lines);
        return new Explanation(verdict, lines);
    }

    private void add(Condition condition, View view, int depth, List<Line> lines) {
        Verdict verdict = evaluator.decide(condition, view);
        switch (condition) {
            case Condition.And and -> {
                lines.add(new Line(depth, verdict, "all of:", ""));
                and.terms().forEach(term -> add(term, view, depth + 1, lines));
            }
            case Condition.Or or -> {
                lines.add(new Line(depth, verdict, "one of:", ""));
                addAlternatives(or.terms(), verdict, view, depth + 1, lines);
            }
            case Condition.Not not -> {
                lines.add(new Line(depth, verdict, "not:", ""));
                add(not.term(), view, depth + 1, lines);
            }
            case Condition.Selection selection -> {
                lines.add(new Line(depth, verdict, selection.name() + " (" + selection.position() + ")", ""));
                add(selection.body(), view, depth + 1, lines);
            }
            case Condition.Predicate predicate ->
                lines.add(new Line(depth, verdict, Wording.expected(predicate, view), Wording.seen(predicate, view)));
        }
    }

    // A list may have thousands of values: those that hold are shown, or else the first few.
    private void addAlternatives(List<Condition> terms, Verdict verdict, View view, int depth, List<Line> lines) {
        List<Condition> shown = terms;
        boolean plain = terms.stream().allMatch(Condition.Predicate.class::isInstance);
        if (plain && terms.size() > SHOWN) {
            shown = verdict == Verdict.NO
                    ? terms.subList(0, SHOWN)
                    : terms.stream()
                            .filter(term -> evaluator.decide(term, view) != Verdict.NO)
                            .toList();
        }
        shown.forEach(term -> add(term, view, depth, lines));
        if (shown.size() < terms.size()) {
            int more = terms.size() - shown.size();
            lines.add(new Line(depth, Verdict.NO, "… and " + more + " more that do not hold", ""));
        }
    }
}
