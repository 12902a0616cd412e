package org.foothold.sigma.match;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.mapping.FieldSource;
import org.foothold.sigma.mapping.Mappings;
import org.foothold.sigma.mapping.Variant;
import org.foothold.sigma.regex.Found;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.rule.Rule;
import org.foothold.sigma.rule.TextPattern;
import org.foothold.sigma.rule.TextPattern.Literal;
import org.foothold.sigma.text.Address;
import org.foothold.sigma.text.Decimal;
import org.foothold.sigma.text.Fold;
import org.foothold.sigma.text.WrittenTime;
import org.jspecify.annotations.Nullable;

/** Says which rules match, by reading each condition as it is written. */
final class Oracle {
    private Oracle() {}

    static List<Integer> matches(List<Rule> rules, Mappings mappings, Event event) {
        List<Integer> matches = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            for (Variant variant : mappings.variants(rule.logsource())) {
                Variant unmapped = new Variant("", variant.where(), Map.of());
                if (holds(variant.where(), event, unmapped) && holds(rule.condition(), event, variant)) {
                    matches.add(i);
                    break;
                }
            }
        }
        return matches;
    }

    private static boolean holds(Condition condition, Event event, Variant variant) {
        return switch (condition) {
            case Condition.And and -> and.terms().stream().allMatch(term -> holds(term, event, variant));
            case Condition.Or or -> or.terms().stream().anyMatch(term -> holds(term, event, variant));
            case Condition.Not not -> !holds(not.term(), event, variant);
            case Condition.Selection selection -> holds(selection.body(), event, variant);
            case Condition.Predicate predicate -> holds(predicate, event, variant);
        };
    }

    private static boolean holds(Condition.Predicate predicate, Event event, Variant variant) {
        String field = predicate.field();
        if (field == null) {
            return event.fields().values().stream()
                    .flatMap(List::stream)
                    .filter(Objects::nonNull)
                    .anyMatch(value -> meets(predicate.criterion(), value));
        }
        List<@Nullable String> values = values(event, variant.source(field));
        return switch (predicate.criterion()) {
            case Criterion.Null nothing -> values == null || values.stream().anyMatch(Objects::isNull);
            case Criterion.Exists exists -> (values != null) == exists.present();
            case Criterion.FieldRef reference ->
                refers(values, values(event, variant.source(reference.other())), reference);
            default -> present(values).stream().anyMatch(value -> meets(predicate.criterion(), value));
        };
    }

    private static @Nullable List<@Nullable String> values(Event event, FieldSource source) {
        return switch (source) {
            case FieldSource.Raw raw -> event.has(raw.name()) ? event.values(raw.name()) : null;
            case FieldSource.Derived derived -> {
                String value = derived.of(event);
                yield value == null ? null : List.of(value);
            }
        };
    }

    private static List<String> present(@Nullable List<@Nullable String> values) {
        return values == null
                ? List.of()
                : values.stream().filter(Objects::nonNull).toList();
    }

    private static boolean refers(
            @Nullable List<@Nullable String> values,
            @Nullable List<@Nullable String> others,
            Criterion.FieldRef reference) {
        return present(values).stream()
                .anyMatch(value -> present(others).stream().anyMatch(other -> {
                    String whole = reference.cased() ? value : Fold.fold(value);
                    String part = reference.cased() ? other : Fold.fold(other);
                    return switch (reference.place()) {
                        case WHOLE -> whole.equals(part);
                        case START -> whole.startsWith(part);
                        case END -> whole.endsWith(part);
                        case ANYWHERE -> whole.contains(part);
                    };
                }));
    }

    private static boolean meets(Criterion criterion, String value) {
        return switch (criterion) {
            case Criterion.Text text -> looksLike(text, value);
            case Criterion.Regex regex -> Gates.compile(regex).find(value) == Found.YES;
            case Criterion.Cidr cidr -> isInside(Address.parse(value), cidr);
            case Criterion.Compare compare -> {
                BigDecimal number = Decimal.parse(value);
                yield number != null && relates(number.compareTo(compare.number()), compare.relation());
            }
            case Criterion.TimePart part -> isTime(WrittenTime.parse(value), part);
            default -> throw new IllegalArgumentException("no value meets " + criterion);
        };
    }

    private static boolean isTime(@Nullable WrittenTime time, Criterion.TimePart part) {
        if (time == null) {
            return false;
        }
        int written = switch (part.unit()) {
            case MINUTE -> time.minute().orElse(-1);
            case HOUR -> time.hour().orElse(-1);
            case DAY -> time.date().getDayOfMonth();
            case WEEK -> time.week();
            case MONTH -> time.date().getMonthValue();
            case YEAR -> time.date().getYear();
        };
        return written >= 0 && relates(Long.compare(written, part.number()), part.relation());
    }

    private static boolean relates(int comparison, Criterion.Relation relation) {
        return switch (relation) {
            case EQUAL -> comparison == 0;
            case LESS -> comparison < 0;
            case LESS_OR_EQUAL -> comparison <= 0;
            case GREATER -> comparison > 0;
            case GREATER_OR_EQUAL -> comparison >= 0;
        };
    }

    private static boolean isInside(byte @Nullable [] address, Criterion.Cidr cidr) {
        if (address == null || address.length != cidr.network().size()) {
            return false;
        }
        for (int bit = 0; bit < cidr.prefix(); bit++) {
            int here = address[bit / 8] >> (7 - bit % 8) & 1;
            int there = cidr.network().get(bit / 8) >> (7 - bit % 8) & 1;
            if (here != there) {
                return false;
            }
        }
        return true;
    }

    // The classic table: reachable[i] says whether the parts so far can end before the i-th unit.
    private static boolean looksLike(Criterion.Text text, String value) {
        String whole = text.cased() ? value : Fold.fold(value);
        if (text.pattern().shape() == TextPattern.Shape.NOT_EMPTY) {
            return !whole.isEmpty();
        }
        boolean[] reachable = new boolean[whole.length() + 1];
        reachable[0] = true;
        for (TextPattern.Part part : text.pattern().parts()) {
            boolean[] next = new boolean[reachable.length];
            for (int i = 0; i < reachable.length; i++) {
                if (!reachable[i]) {
                    continue;
                }
                if (part instanceof Literal literal) {
                    String wanted = text.cased() ? literal.text() : Fold.fold(literal.text());
                    if (whole.startsWith(wanted, i)) {
                        next[i + wanted.length()] = true;
                    }
                } else if (part == TextPattern.Wildcard.ANY_RUN) {
                    java.util.Arrays.fill(next, i, next.length, true);
                } else if (i + 1 < next.length) {
                    next[i + 1] = true;
                }
            }
            reachable = next;
        }
        return reachable[whole.length()];
    }
}
