package org.foothold.sigma.plain;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.mapping.Variant;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.rule.Criterion.Relation;
import org.foothold.sigma.rule.Rule;
import org.foothold.sigma.text.Address;
import org.foothold.sigma.text.Decimal;
import org.foothold.sigma.text.Fold;
import org.foothold.sigma.text.WrittenTime;
import org.jspecify.annotations.Nullable;

/**
 * Decides rules one predicate at a time, in the plainest way: what the fast engine has to agree with, and what
 * explanations are made from. An evaluator belongs to one thread.
 */
public final class PlainEvaluator {
    private final Function<Criterion.Text, Search> ofText;
    private final Function<Criterion.Regex, Search> ofRegex;
    private final Map<Criterion.Regex, Search> regexes = new HashMap<>();

    // By identity: a rule's patterns live as long as the rule, and comparing them would cost more than reading them
    // anew.
    private final IdentityHashMap<Criterion.Text, Search> texts = new IdentityHashMap<>();

    /** An evaluator that shares nothing with the fast engine: regular expressions are the JDK's. */
    public PlainEvaluator() {
        this(Glob::new, JavaRegex::new);
    }

    /** An evaluator that searches in these ways. */
    PlainEvaluator(Function<Criterion.Text, Search> ofText, Function<Criterion.Regex, Search> ofRegex) {
        this.ofText = ofText;
        this.ofRegex = ofRegex;
    }

    /** Whether the event is of the variant's kind and the rule's condition holds for it. */
    public boolean matches(Rule rule, Variant variant, Event event) {
        return decide(rule, variant, event) == Verdict.YES;
    }

    /** As {@link #matches}, saying also where a regular expression ran out of its steps. */
    public Verdict decide(Rule rule, Variant variant, Event event) {
        Verdict kind = decide(variant.where(), event);
        return kind == Verdict.NO ? kind : kind.and(decide(rule.condition(), new View(event, variant)));
    }

    /** Whether a condition holds for an event whose fields go by the names that the condition uses. */
    public Verdict decide(Condition condition, Event event) {
        return decide(condition, new View(event, null));
    }

    Verdict decide(Condition condition, View view) {
        return switch (condition) {
            case Condition.And and -> {
                Verdict verdict = Verdict.YES;
                for (Condition term : and.terms()) {
                    verdict = verdict.and(decide(term, view));
                    if (verdict == Verdict.NO) {
                        break;
                    }
                }
                yield verdict;
            }
            case Condition.Or or -> {
                Verdict verdict = Verdict.NO;
                for (Condition term : or.terms()) {
                    verdict = verdict.or(decide(term, view));
                    if (verdict == Verdict.YES) {
                        break;
                    }
                }
                yield verdict;
            }
            case Condition.Not not -> decide(not.term(), view).negated();
            case Condition.Selection selection -> decide(selection.body(), view);
            case Condition.Predicate predicate -> decide(predicate, view);
        };
    }

    private Verdict decide(Condition.Predicate predicate, View view) {
        String field = predicate.field();
        return switch (predicate.criterion()) {
            case Criterion.Null absent -> Verdict.of(field != null && isNull(view, field));
            case Criterion.Exists exists -> Verdict.of(field != null && view.has(field) == exists.present());
            case Criterion.FieldRef ref -> Verdict.of(field != null && refers(ref, field, view));
            case Criterion ofValue -> {
                Verdict verdict = Verdict.NO;
                for (String value : field == null ? view.everyValue() : view.values(field)) {
                    verdict = value == null ? verdict : verdict.or(decide(ofValue, value));
                }
                yield verdict;
            }
        };
    }

    private static boolean isNull(View view, String field) {
        List<@Nullable String> values = view.values(field);
        return values.isEmpty() || values.stream().anyMatch(Objects::isNull);
    }

    private Verdict decide(Criterion criterion, String value) {
        return switch (criterion) {
            case Criterion.Text text -> texts.computeIfAbsent(text, ofText).find(value);
            case Criterion.Regex regex ->
                regexes.computeIfAbsent(regex, ofRegex).find(value);
            case Criterion.Cidr cidr -> Verdict.of(isInside(cidr, value));
            case Criterion.Compare compare -> {
                BigDecimal number = Decimal.parse(value);
                yield Verdict.of(number != null && holds(compare.relation(), number.compareTo(compare.number())));
            }
            case Criterion.TimePart part -> Verdict.of(isTime(part, value));
            case Criterion.Null absent -> Verdict.NO;
            case Criterion.Exists exists -> Verdict.NO;
            case Criterion.FieldRef ref -> Verdict.NO;
        };
    }

    private static boolean refers(Criterion.FieldRef ref, String field, View view) {
        for (String left : view.values(field)) {
            for (String right : view.values(ref.other())) {
                if (left != null && right != null && stands(ref, left, right)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean stands(Criterion.FieldRef ref, String left, String right) {
        String value = ref.cased() ? left : Fold.fold(left);
        String other = ref.cased() ? right : Fold.fold(right);
        return switch (ref.place()) {
            case WHOLE -> value.equals(other);
            case START -> value.startsWith(other);
            case END -> value.endsWith(other);
            case ANYWHERE -> value.contains(other);
        };
    }

    private static boolean isInside(Criterion.Cidr cidr, String value) {
        byte[] address = Address.parse(value);
        if (address == null || address.length != cidr.network().size()) {
            return false;
        }
        for (int bit = 0; bit < cidr.prefix(); bit++) {
            int mask = 0x80 >> bit % 8;
            if ((address[bit / 8] & mask) != (cidr.network().get(bit / 8) & mask)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTime(Criterion.TimePart part, String value) {
        WrittenTime time = WrittenTime.parse(value);
        if (time == null) {
            return false;
        }
        OptionalInt number = switch (part.unit()) {
            case MINUTE -> time.minute();
            case HOUR -> time.hour();
            case DAY -> OptionalInt.of(time.date().getDayOfMonth());
            case WEEK -> OptionalInt.of(time.week());
            case MONTH -> OptionalInt.of(time.date().getMonthValue());
            case YEAR -> OptionalInt.of(time.date().getYear());
        };
        return number.isPresent() && holds(part.relation(), Long.compare(number.getAsInt(), part.number()));
    }

    private static boolean holds(Relation relation, int compared) {
        return switch (relation) {
            case EQUAL -> compared == 0;
            case LESS -> compared < 0;
            case LESS_OR_EQUAL -> compared <= 0;
            case GREATER -> compared > 0;
            case GREATER_OR_EQUAL -> compared >= 0;
        };
    }
}
