package org.foothold.sigma.match;

import java.math.BigDecimal;
import java.util.OptionalInt;
import org.foothold.sigma.regex.Found;
import org.foothold.sigma.regex.Regex;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.text.Address;
import org.foothold.sigma.text.Decimal;
import org.foothold.sigma.text.WrittenTime;

/** Decides for one value a criterion that no index decides. */
sealed interface ValueCheck {

    /** Whether the value meets the criterion; given up where a regular expression did. */
    Found meets(Values values, int value);

    private static Found found(boolean found) {
        return found ? Found.YES : Found.NO;
    }

    /** The test of a criterion that looks at one value alone. */
    static ValueCheck of(Criterion criterion) {
        return switch (criterion) {
            case Criterion.Text text -> new LooksLike(new Glob(text.pattern(), text.cased()));
            case Criterion.Regex regex -> Finds.of(regex);
            case Criterion.Cidr cidr -> new IsInside(cidr);
            case Criterion.Compare compare -> IsNumber.of(compare);
            case Criterion.TimePart time -> new IsTime(time);
            case Criterion.Null nothing -> throw new IllegalArgumentException("null is no value");
            case Criterion.Exists exists -> throw new IllegalArgumentException("presence is no value");
            case Criterion.FieldRef reference -> throw new IllegalArgumentException("a reference has two values");
        };
    }

    /** The value looks like a pattern with wildcards. */
    record LooksLike(Glob glob) implements ValueCheck {
        @Override
        public Found meets(Values values, int value) {
            return found(glob.matches(values.data(value), values.from(value), values.to(value)));
        }
    }

    /** A regular expression is found in the value. */
    record Finds(Regex regex, int minLength, long mask) implements ValueCheck {
        static Finds of(Criterion.Regex criterion) {
            Regex regex = Gates.compile(criterion);
            return new Finds(regex, regex.gate().minLength(), regex.gate().mask());
        }

        @Override
        public Found meets(Values values, int value) {
            int from = values.from(value);
            int to = values.to(value);
            if ((to - from) / 2 < minLength || (mask & ~values.mask(value)) != 0) {
                return Found.NO;
            }
            return regex.find(values.data(value), from, to, values.longText);
        }
    }

    /** The value is an address inside a network. */
    final class IsInside implements ValueCheck {
        // Digits that an IPv4 address has, and the least length of any address.
        private static final int MAX_DIGITS = 3;
        private static final int MIN_LENGTH = 2;

        private final byte[] network;
        private final int prefix;

        IsInside(Criterion.Cidr cidr) {
            network = new byte[cidr.network().size()];
            for (int i = 0; i < network.length; i++) {
                network[i] = cidr.network().get(i);
            }
            prefix = cidr.prefix();
        }

        @Override
        public Found meets(Values values, int value) {
            if (!mayBeAddress(values, value)) {
                return Found.NO;
            }
            byte[] address = Address.parse(values.text(value));
            return found(address != null && address.length == network.length && hasPrefix(address));
        }

        // Most values that are no address are told apart by their first characters.
        private static boolean mayBeAddress(Values values, int value) {
            values.fold(value);
            int from = values.foldedFrom[value];
            int length = values.foldedTo[value] - from;
            if (length < MIN_LENGTH) {
                return false;
            }
            for (int i = 0; i <= MAX_DIGITS + 1 && i < length; i++) {
                byte c = values.folded[from + i];
                if (c == '.' || c == ':') {
                    return true;
                }
                if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                    return false;
                }
            }
            return false;
        }

        private boolean hasPrefix(byte[] address) {
            int whole = prefix / 8;
            for (int i = 0; i < whole; i++) {
                if (address[i] != network[i]) {
                    return false;
                }
            }
            int rest = prefix % 8;
            return rest == 0 || (address[whole] ^ network[whole]) >>> (8 - rest) == 0;
        }
    }

    /** The value is a number in some relation to another. */
    record IsNumber(Criterion.Relation relation, BigDecimal number) implements ValueCheck {
        static IsNumber of(Criterion.Compare compare) {
            return new IsNumber(compare.relation(), compare.number());
        }

        @Override
        public Found meets(Values values, int value) {
            if (!beginsLikeNumber(values, value)) {
                return Found.NO;
            }
            BigDecimal written = Decimal.parse(values.text(value));
            return found(written != null && holds(relation, written.compareTo(number)));
        }
    }

    /** A part of the time that the value writes stands in some relation to a number. */
    record IsTime(Criterion.TimePart part) implements ValueCheck {
        @Override
        public Found meets(Values values, int value) {
            if (!beginsLikeNumber(values, value)) {
                return Found.NO;
            }
            WrittenTime time = WrittenTime.parse(values.text(value));
            if (time == null) {
                return Found.NO;
            }
            OptionalInt written = switch (part.unit()) {
                case MINUTE -> time.minute();
                case HOUR -> time.hour();
                case DAY -> OptionalInt.of(time.date().getDayOfMonth());
                case WEEK -> OptionalInt.of(time.week());
                case MONTH -> OptionalInt.of(time.date().getMonthValue());
                case YEAR -> OptionalInt.of(time.date().getYear());
            };
            return found(
                    written.isPresent() && holds(part.relation(), Long.compare(written.getAsInt(), part.number())));
        }
    }

    // Digits and signs; most other texts are told apart at once.
    private static boolean beginsLikeNumber(Values values, int value) {
        int from = values.from(value);
        return from < values.to(value) && FoldedText.unit(values.data(value), from) <= '9';
    }

    private static boolean holds(Criterion.Relation relation, int comparison) {
        return switch (relation) {
            case EQUAL -> comparison == 0;
            case LESS -> comparison < 0;
            case LESS_OR_EQUAL -> comparison <= 0;
            case GREATER -> comparison > 0;
            case GREATER_OR_EQUAL -> comparison >= 0;
        };
    }
}
