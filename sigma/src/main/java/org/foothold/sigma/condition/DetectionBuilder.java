package org.foothold.sigma.condition;

import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.draft.Detection;
import org.foothold.sigma.draft.Template;
import org.foothold.sigma.draft.Term;
import org.foothold.sigma.draft.Value;
import org.foothold.sigma.modifier.Reading;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.rule.TextPattern;
import org.jspecify.annotations.Nullable;

/** Makes the condition of a detection: selections put in, names and quantifiers resolved. */
public final class DetectionBuilder {
    /** Stands for what a pipeline has dropped, until it is taken out of the condition. */
    private static final Condition NOTHING = new Condition.And(List.of());

    private final Reading reading;

    private DetectionBuilder(Reading reading) {
        this.reading = reading;
    }

    /** The condition; refused where nothing is left of it. */
    public static Condition build(Detection detection, Reading reading) throws ContentException {
        DetectionBuilder builder = new DetectionBuilder(reading);
        Selections selections = new Selections(reading);
        boolean dropped = false;
        for (Detection.Selection selection : detection.selections()) {
            Condition body = selection.body() == null ? null : builder.condition(selection.body());
            dropped |= body == null;
            selections.add(
                    new Condition.Selection(selection.name(), body == null ? NOTHING : body, selection.position()));
        }
        List<Condition> conditions = new ArrayList<>();
        for (Detection.Phrase phrase : detection.conditions()) {
            conditions.add(ConditionParser.parse(phrase.text(), phrase.position(), selections));
        }
        selections.warnOfUnused();
        Condition built = conditions.size() == 1 ? conditions.getFirst() : new Condition.Or(conditions);
        Condition left = dropped ? left(built) : built;
        if (left == null) {
            throw new ContentException(
                    detection.position(), Reason.PIPELINE, "pipelines have dropped all that the rule looks for");
        }
        return left;
    }

    private @Nullable Condition condition(Term term) throws ContentException {
        return switch (term) {
            case Term.Item item -> condition(item);
            case Term.Group group -> {
                List<Condition> terms = new ArrayList<>();
                for (Term member : group.terms()) {
                    Condition condition = condition(member);
                    if (condition != null) {
                        terms.add(condition);
                    }
                }
                yield joined(terms, group.all());
            }
        };
    }

    private Condition condition(Term.Item item) throws ContentException {
        List<Condition> each = new ArrayList<>();
        for (Value value : item.values()) {
            List<Condition> predicates = new ArrayList<>();
            for (Criterion criterion : criteria(item, value)) {
                predicates.add(new Condition.Predicate(item.field(), criterion, value.position()));
            }
            each.add(predicates.size() == 1 ? predicates.getFirst() : new Condition.Or(predicates));
        }
        Condition joined = joined(each, item.all());
        if (joined == null) {
            // A field whose values a pipeline has taken away is one that must not be there.
            joined = new Condition.Predicate(item.field(), new Criterion.Null(), item.position());
        }
        return item.negated() ? new Condition.Not(joined) : joined;
    }

    private List<Criterion> criteria(Term.Item item, Value value) throws ContentException {
        return switch (value) {
            case Value.Fixed fixed -> List.of(fixed.criterion());
            case Value.Variants variants -> variants.criteria();
            case Value.Plain plain -> List.of(text(item, TextPattern.literal(plain.text()), false));
            case Value.Text text -> {
                List<Criterion> texts = new ArrayList<>();
                if (text.template().full()) {
                    texts.add(text(item, text.template().pattern(), text.cased()));
                } else {
                    for (Template template : text.template()
                            .filled(
                                    name -> true,
                                    name -> reading.placeholders().patterns(name, text.position()),
                                    text.position())) {
                        texts.add(text(item, template.pattern(), text.cased()));
                    }
                    reading.count(texts.size(), text.position());
                }
                yield texts;
            }
        };
    }

    // A keyword is looked for anywhere in a value, whatever its modifiers say.
    private static Criterion text(Term.Item item, TextPattern pattern, boolean cased) {
        return new Criterion.Text(item.field() == null ? pattern.withOpenStart().withOpenEnd() : pattern, cased);
    }

    private static @Nullable Condition joined(List<Condition> terms, boolean all) {
        return switch (terms.size()) {
            case 0 -> null;
            case 1 -> terms.getFirst();
            default -> all ? new Condition.And(terms) : new Condition.Or(terms);
        };
    }

    /** The condition without what was dropped; null where nothing is left. */
    private static @Nullable Condition left(Condition condition) {
        return switch (condition) {
            case Condition.And and -> joined(left(and.terms()), true);
            case Condition.Or or -> joined(left(or.terms()), false);
            case Condition.Not not -> {
                Condition term = left(not.term());
                yield term == null ? null : new Condition.Not(term);
            }
            case Condition.Selection selection -> {
                Condition body = left(selection.body());
                yield body == null ? null : new Condition.Selection(selection.name(), body, selection.position());
            }
            case Condition.Predicate predicate -> predicate;
        };
    }

    private static List<Condition> left(List<Condition> terms) {
        List<Condition> kept = new ArrayList<>();
        for (Condition term : terms) {
            Condition left = left(term);
            if (left != null) {
                kept.add(left);
            }
        }
        return kept;
    }
}
