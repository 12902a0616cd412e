package org.foothold.sigma.correlation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.foothold.sigma.text.Decimal;
import org.jspecify.annotations.Nullable;

/** What is measured of a window, kept up to date while steps come and go. */
interface Measure {
    void add(Taken<?> taken);

    void remove(Taken<?> taken);

    /** The measure of a window that begins at a time and is not empty. */
    BigDecimal value(Instant since);

    /** A measure for this type of correlation. */
    static Measure of(Correlation correlation) {
        return switch (correlation.type()) {
            case EVENT_COUNT -> new Count();
            case VALUE_COUNT -> new Distinct();
            case TEMPORAL -> new Rules(correlation.inputs().size());
            case TEMPORAL_ORDERED -> new Ordered(correlation.inputs().size());
            case VALUE_SUM -> new Sum(false);
            case VALUE_AVG -> new Sum(true);
            case VALUE_PERCENTILE -> new Percentile(correlation.threshold().percentile());
        };
    }

    /** How many events. */
    final class Count implements Measure {
        private long count;

        @Override
        public void add(Taken<?> taken) {
            count++;
        }

        @Override
        public void remove(Taken<?> taken) {
            count--;
        }

        @Override
        public BigDecimal value(Instant since) {
            return BigDecimal.valueOf(count);
        }
    }

    /** How many different values. */
    final class Distinct implements Measure {
        private final Map<String, Integer> counts = new HashMap<>();

        @Override
        public void add(Taken<?> taken) {
            taken.values().forEach(value -> counts.merge(value, 1, Integer::sum));
        }

        @Override
        public void remove(Taken<?> taken) {
            taken.values()
                    .forEach(value -> counts.computeIfPresent(value, (any, count) -> count == 1 ? null : count - 1));
        }

        @Override
        public BigDecimal value(Instant since) {
            return BigDecimal.valueOf(counts.size());
        }
    }

    /** How many different rules. */
    final class Rules implements Measure {
        private final int[] counts;

        Rules(int rules) {
            counts = new int[rules];
        }

        @Override
        public void add(Taken<?> taken) {
            counts[taken.input()]++;
        }

        @Override
        public void remove(Taken<?> taken) {
            counts[taken.input()]--;
        }

        @Override
        public BigDecimal value(Instant since) {
            return BigDecimal.valueOf(
                    Arrays.stream(counts).filter(count -> count > 0).count());
        }
    }

    /**
     * How many rules were met one after the other, in the order in which they are written. For each length of such a chain
     * and each rule it ends in, only the chain that began last matters.
     */
    final class Ordered implements Measure {
        private final int rules;

        /** When the chain of a length (row, from zero) that ends in a rule (column) began; null where there is none. */
        private final @Nullable Instant[] began;

        /** Chains that the events of the same place in the order made: they cannot follow each other. */
        private final @Nullable Instant[] fresh;

        private @Nullable Instant at;
        private long order;

        Ordered(int rules) {
            this.rules = rules;
            began = new Instant[rules * rules];
            fresh = new Instant[rules * rules];
        }

        @Override
        public void add(Taken<?> taken) {
            Step<?> step = taken.step();
            if (!step.at().equals(at) || step.order() != order) {
                settle();
                at = step.at();
                order = step.order();
            }
            int rule = taken.input();
            fresh[rule] = step.at();
            for (int length = 1; length <= rule; length++) {
                for (int before = 0; before < rule; before++) {
                    later(fresh, length * rules + rule, began[(length - 1) * rules + before]);
                }
            }
        }

        private void settle() {
            for (int i = 0; i < fresh.length; i++) {
                later(began, i, fresh[i]);
                fresh[i] = null;
            }
        }

        private static void later(@Nullable Instant[] times, int place, @Nullable Instant time) {
            Instant known = times[place];
            if (time != null && (known == null || known.isBefore(time))) {
                times[place] = time;
            }
        }

        @Override
        public void remove(Taken<?> taken) {
            // A chain that began before the window is passed over when it is asked for.
        }

        @Override
        public BigDecimal value(Instant since) {
            for (int i = began.length - 1; i >= 0; i--) {
                if (reaches(began[i], since) || reaches(fresh[i], since)) {
                    return BigDecimal.valueOf(i / rules + 1L);
                }
            }
            return BigDecimal.ZERO;
        }

        private static boolean reaches(@Nullable Instant began, Instant since) {
            return began != null && !began.isBefore(since);
        }
    }

    /** The sum of the numbers, or their average. */
    final class Sum implements Measure {
        /** Digits of an average: enough to tell it from any threshold somebody writes. */
        private static final int DIGITS = 12;

        private final boolean average;
        private BigDecimal sum = BigDecimal.ZERO;
        private long count;

        Sum(boolean average) {
            this.average = average;
        }

        @Override
        public void add(Taken<?> taken) {
            for (String value : taken.values()) {
                sum = sum.add(number(value));
                count++;
            }
        }

        @Override
        public void remove(Taken<?> taken) {
            for (String value : taken.values()) {
                sum = sum.subtract(number(value));
                count--;
            }
        }

        @Override
        public BigDecimal value(Instant since) {
            return average ? sum.divide(BigDecimal.valueOf(count), DIGITS, RoundingMode.HALF_EVEN) : sum;
        }
    }

    /** The number that a share of the numbers does not exceed, by nearest rank. */
    final class Percentile implements Measure {
        private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

        private final BigDecimal percentile;
        private final TreeMap<BigDecimal, Integer> counts = new TreeMap<>();
        private long count;

        Percentile(BigDecimal percentile) {
            this.percentile = percentile;
        }

        @Override
        public void add(Taken<?> taken) {
            for (String value : taken.values()) {
                counts.merge(number(value), 1, Integer::sum);
                count++;
            }
        }

        @Override
        public void remove(Taken<?> taken) {
            for (String value : taken.values()) {
                counts.computeIfPresent(number(value), (any, times) -> times == 1 ? null : times - 1);
                count--;
            }
        }

        @Override
        public BigDecimal value(Instant since) {
            long rank = percentile
                    .multiply(BigDecimal.valueOf(count))
                    .divide(HUNDRED, 0, RoundingMode.CEILING)
                    .longValueExact();
            long passed = 0;
            for (Map.Entry<BigDecimal, Integer> number : counts.entrySet()) {
                passed += number.getValue();
                if (passed >= rank) {
                    return number.getKey();
                }
            }
            return counts.lastKey();
        }
    }

    private static BigDecimal number(String value) {
        BigDecimal number = Decimal.parse(value);
        if (number == null) {
            throw new IllegalArgumentException("a value that is no number was measured");
        }
        return number;
    }
}
