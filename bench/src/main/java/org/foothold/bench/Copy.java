package org.foothold.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.rule.Rule;
import org.foothold.sigma.rule.TextPattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a rule another one that looks as much like it as can be, but never matches: every text that the rule wants gets
 * an end that no event has. What chooses the kind of event stays, so that the copy is asked as often as the rule.
 */
final class Copy {
    /** Fields that say what kind of event it is. */
    private static final Set<String> KINDS = Set.of("EventID", "Channel", "Provider_Name", "EventLog");

    private final String suffix;
    private @Nullable String field;
    private boolean impossible;

    private Copy(String suffix) {
        this.suffix = suffix;
    }

    /** A copy of the rule. */
    static Rule of(Rule rule, String suffix) {
        Copy copy = new Copy(suffix);
        Condition condition = copy.changed(rule.condition(), true);
        if (!copy.impossible) {
            String field = copy.field == null ? "Computer" : copy.field;
            TextPattern end = TextPattern.literal(suffix).withOpenStart().withOpenEnd();
            condition = new Condition.And(List.of(
                    condition, new Condition.Predicate(field, new Criterion.Text(end, false), rule.position())));
        }
        return rule.with(condition);
    }

    /** The condition with other texts; afterwards {@link #impossible} says whether it can no longer hold. */
    private Condition changed(Condition condition, boolean wanted) {
        return switch (condition) {
            case Condition.And and -> new Condition.And(changed(and.terms(), wanted, false));
            case Condition.Or or -> new Condition.Or(changed(or.terms(), wanted, true));
            case Condition.Not not -> {
                Condition term = changed(not.term(), !wanted);
                impossible = false;
                yield new Condition.Not(term);
            }
            case Condition.Selection named ->
                new Condition.Selection(named.name(), changed(named.body(), wanted), named.position());
            case Condition.Predicate predicate -> changed(predicate, wanted);
        };
    }

    private List<Condition> changed(List<Condition> terms, boolean wanted, boolean all) {
        List<Condition> changed = new ArrayList<>(terms.size());
        boolean together = all;
        for (Condition term : terms) {
            changed.add(changed(term, wanted));
            together = all ? together && impossible : together || impossible;
        }
        impossible = together;
        return changed;
    }

    private Condition changed(Condition.Predicate predicate, boolean wanted) {
        impossible = false;
        String name = predicate.field();
        if (name != null && KINDS.contains(name)) {
            return predicate;
        }
        if (field == null) {
            field = name;
        }
        if (!wanted || !(predicate.criterion() instanceof Criterion.Text text)) {
            return predicate;
        }
        List<TextPattern.Part> parts = new ArrayList<>(text.pattern().parts());
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (parts.get(i) instanceof TextPattern.Literal literal) {
                parts.set(i, new TextPattern.Literal(literal.text() + suffix));
                impossible = true;
                Criterion longer = new Criterion.Text(new TextPattern(parts), text.cased());
                return new Condition.Predicate(name, longer, predicate.position());
            }
        }
        return predicate;
    }
}
