package org.foothold.sigma.match;

import org.foothold.sigma.mapping.FieldSource;
import org.foothold.sigma.mapping.Variant;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.text.Fold;
import org.jspecify.annotations.Nullable;

/** Finds the kinds of events that a condition can hold for, by looking only at what it says of channel and event id. */
final class KeyFinder {
    static final String CHANNEL = "Channel";
    static final String EVENT_ID = "EventID";

    /** Event ids have 16 bits. */
    static final int MAX_ID = 0xFFFF;

    private final Interner<String> channels = new Interner<>();

    /** Channel names, folded, by their numbers in keys. */
    Interner<String> channels() {
        return channels;
    }

    /** The kinds of events; {@code variant} says where fields are kept, null leaves names as they are. */
    EventKeys find(Condition condition, @Nullable Variant variant) {
        return switch (condition) {
            case Condition.And and -> {
                EventKeys keys = EventKeys.ALL;
                for (Condition term : and.terms()) {
                    keys = keys.and(find(term, variant));
                }
                yield keys;
            }
            case Condition.Or or -> {
                EventKeys keys = EventKeys.NONE;
                for (Condition term : or.terms()) {
                    keys = keys.or(find(term, variant));
                }
                yield keys;
            }
            // What a negation leaves out is never needed.
            case Condition.Not not -> EventKeys.ALL;
            case Condition.Selection selection -> find(selection.body(), variant);
            case Condition.Predicate predicate -> find(predicate, variant);
        };
    }

    private EventKeys find(Condition.Predicate predicate, @Nullable Variant variant) {
        String field = predicate.field();
        if (field == null) {
            return EventKeys.ALL;
        }
        FieldSource source = variant == null ? new FieldSource.Raw(field) : variant.source(field);
        if (!(source instanceof FieldSource.Raw raw)) {
            return EventKeys.ALL;
        }
        return switch (raw.name()) {
            case CHANNEL -> ofChannel(predicate.criterion());
            case EVENT_ID -> ofId(predicate.criterion());
            default -> EventKeys.ALL;
        };
    }

    private EventKeys ofChannel(Criterion criterion) {
        return CriterionKind.of(criterion) == CriterionKind.EXACT
                ? EventKeys.of(channels.number(Fold.fold(literal(criterion))), EventKey.ANY)
                : EventKeys.ALL;
    }

    private static EventKeys ofId(Criterion criterion) {
        if (CriterionKind.of(criterion) == CriterionKind.EXACT) {
            return ofId(parse(literal(criterion)));
        }
        if (criterion instanceof Criterion.Compare compare && compare.relation() == Criterion.Relation.EQUAL) {
            return ofId(parse(compare.number().stripTrailingZeros().toPlainString()));
        }
        return EventKeys.ALL;
    }

    private static EventKeys ofId(int id) {
        return id < 0 ? EventKeys.NONE : EventKeys.of(EventKey.ANY, id);
    }

    /** The event id that a text writes as Windows does; -1 where it writes none. */
    static int parse(String text) {
        int length = text.length();
        if (length == 0 || length > 5 || (length > 1 && text.charAt(0) == '0')) {
            return -1;
        }
        int id = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            id = id * 10 + c - '0';
        }
        return id <= MAX_ID ? id : -1;
    }

    private static String literal(Criterion criterion) {
        return ((Criterion.Text) criterion).pattern().literal();
    }
}
