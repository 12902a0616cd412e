package org.foothold.sigma.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a condition while some fields are not known yet: it holds for every event for which the condition could hold,
 * whatever those fields will say. Where it is asserted, a predicate on such a field counts as met, and where it is denied, as not
 * met.
 */
public final class Relaxation {
    // Inside, no terms stand for what always holds and for what never does.
    private static final Condition ALWAYS = new Condition.And(List.of());
    private static final Condition NEVER = new Condition.Or(List.of());

    private Relaxation() {}

    /** Whether the condition asks for one of the fields. */
    public static boolean names(Condition condition, Set<String> fields) {
        return first(condition, fields) != null;
    }

    /** The condition without what it asks of the fields. */
    public static Condition of(Condition condition, Set<String> unknown) {
        Condition.Predicate first = first(condition, unknown);
        if (first == null) {
            return condition;
        }
        Condition left = relaxed(condition, unknown, true);
        return left.equals(ALWAYS) ? always(first) : left;
    }

    private static Condition always(Condition.Predicate of) {
        return new Condition.Or(List.of(
                new Condition.Predicate(of.field(), new Criterion.Exists(true), of.position()),
                new Condition.Predicate(of.field(), new Criterion.Exists(false), of.position())));
    }

    private static Condition.@Nullable Predicate first(Condition condition, Set<String> fields) {
        return switch (condition) {
            case Condition.And and -> first(and.terms(), fields);
            case Condition.Or or -> first(or.terms(), fields);
            case Condition.Not not -> first(not.term(), fields);
            case Condition.Selection selection -> first(selection.body(), fields);
            case Condition.Predicate predicate -> asks(predicate, fields) ? predicate : null;
        };
    }

    private static Condition.@Nullable Predicate first(List<Condition> terms, Set<String> fields) {
        for (Condition term : terms) {
            Condition.Predicate found = first(term, fields);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static boolean asks(Condition.Predicate predicate, Set<String> fields) {
        boolean byReference =
                predicate.criterion() instanceof Criterion.FieldRef reference && fields.contains(reference.other());
        return byReference || (predicate.field() != null && fields.contains(predicate.field()));
    }

    private static Condition relaxed(Condition condition, Set<String> unknown, boolean asserted) {
        return switch (condition) {
            case Condition.And and -> joined(and.terms(), unknown, asserted, true);
            case Condition.Or or -> joined(or.terms(), unknown, asserted, false);
            case Condition.Not not -> {
                Condition term = relaxed(not.term(), unknown, !asserted);
                yield term.equals(ALWAYS) ? NEVER : term.equals(NEVER) ? ALWAYS : new Condition.Not(term);
            }
            case Condition.Selection selection -> {
                Condition body = relaxed(selection.body(), unknown, asserted);
                yield body.equals(ALWAYS) || body.equals(NEVER)
                        ? body
                        : new Condition.Selection(selection.name(), body, selection.position());
            }
            case Condition.Predicate predicate -> asks(predicate, unknown) ? (asserted ? ALWAYS : NEVER) : predicate;
        };
    }

    private static Condition joined(List<Condition> terms, Set<String> unknown, boolean asserted, boolean all) {
        Condition neutral = all ? ALWAYS : NEVER;
        Condition settling = all ? NEVER : ALWAYS;
        List<Condition> left = new ArrayList<>();
        for (Condition term : terms) {
            Condition one = relaxed(term, unknown, asserted);
            if (one.equals(settling)) {
                return settling;
            }
            if (!one.equals(neutral)) {
                left.add(one);
            }
        }
        return left.size() == 1 ? left.getFirst() : all ? new Condition.And(left) : new Condition.Or(left);
    }
}
