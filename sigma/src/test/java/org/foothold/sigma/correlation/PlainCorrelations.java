package org.foothold.sigma.correlation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.foothold.sigma.text.Decimal;
import org.jspecify.annotations.Nullable;

/** Correlations in the plainest way: all steps are there, each window is looked at anew. The oracle of the operators. */
final class PlainCorrelations {
    private final List<Correlation> correlations;
    private final List<Item> items = new ArrayList<>();
    private final List<Found> found = new ArrayList<>();
    private long withoutGroup;
    private long withoutValue;

    private PlainCorrelations(List<Correlation> correlations) {
        this.correlations = correlations;
    }

    /** What was found, and the matches that took no part. */
    record Judged(List<Found> found, long withoutGroup, long withoutValue) {}

    /** A finding: its correlation, when, the greatest measure, and the events. */
    record Found(int correlation, Instant at, BigDecimal measure, List<String> events) {}

    /** A match with its place: what set it off, how far behind that, and how many came before it there. */
    private record Item(
            Correlation.Source source,
            Instant at,
            long order,
            int root,
            String rootGroup,
            int rank,
            int sub,
            String target,
            Map<String, List<String>> fields,
            Set<Step<String>> events) {
        static final Comparator<Item> IN_ORDER = Comparator.comparing(Item::at)
                .thenComparingLong(Item::order)
                .thenComparingInt(Item::root)
                .thenComparing(Item::rootGroup)
                .thenComparingInt(Item::rank)
                .thenComparingInt(Item::sub);
    }

    /** A match in a group. */
    private record Member(Item item, int input, List<String> values) {}

    static Judged judge(List<Correlation> correlations, Collection<Step<String>> steps) {
        PlainCorrelations plain = new PlainCorrelations(correlations);
        for (Step<String> step : steps) {
            plain.items.add(new Item(
                    step.source(),
                    step.at(),
                    step.order(),
                    step.source().index(),
                    "",
                    -1,
                    0,
                    step.target(),
                    step.fields(),
                    Set.of(step)));
        }
        for (int i = 0; i < correlations.size(); i++) {
            plain.items.sort(Item.IN_ORDER);
            plain.judge(i);
        }
        return new Judged(plain.found, plain.withoutGroup, plain.withoutValue);
    }

    private void judge(int index) {
        Map<String, List<Member>> groups = groups(correlations.get(index));
        List<Item> made = new ArrayList<>();
        groups.forEach((group, members) -> {
            if (correlations.get(index).threshold().judgedAtClose()) {
                tumble(index, group, members, made);
            } else {
                slide(index, members, made);
            }
        });
        items.addAll(made);
    }

    private Map<String, List<Member>> groups(Correlation correlation) {
        Map<String, List<Member>> groups = new TreeMap<>();
        for (Item item : items) {
            for (int i = 0; i < correlation.inputs().size(); i++) {
                Correlation.Input input = correlation.inputs().get(i);
                if (!input.source().equals(item.source())) {
                    continue;
                }
                String group = group(correlation, input, item);
                if (group == null) {
                    withoutGroup++;
                    continue;
                }
                List<String> values = values(correlation, input, item);
                if (correlation.type().ofValues() && values.isEmpty()) {
                    withoutValue++;
                    continue;
                }
                List<Member> members = groups.computeIfAbsent(group, any -> new ArrayList<>());
                if (correlation.type().temporal() || members.stream().noneMatch(known -> isSame(known.item(), item))) {
                    members.add(new Member(item, i, values));
                }
            }
        }
        return groups;
    }

    private static boolean isSame(Item one, Item other) {
        return one.rank() == -1
                && other.rank() == -1
                && !one.source().correlation()
                && !other.source().correlation()
                && one.order() == other.order();
    }

    private static @Nullable String group(Correlation correlation, Correlation.Input input, Item item) {
        if (correlation.groupBy().isEmpty()) {
            return item.target().toLowerCase(Locale.ROOT);
        }
        return Groups.of(
                correlation,
                input,
                new Step<>(item.source(), item.at(), 0, "", item.fields(), "", Trail.Part.none(), 0));
    }

    private static List<String> values(Correlation correlation, Correlation.Input input, Item item) {
        List<String> values = new ArrayList<>();
        for (String field : correlation.threshold().fields()) {
            List<String> all = item.fields().getOrDefault(input.field(field), List.of());
            if (correlation.type().numeric()) {
                all = all.stream().filter(value -> Decimal.parse(value) != null).toList();
            }
            if (all.isEmpty()) {
                return List.of();
            }
            values.addAll(
                    all.stream().map(value -> value.toLowerCase(Locale.ROOT)).toList());
            values.add("|");
        }
        if (correlation.threshold().fields().size() > 1) {
            return List.of(String.join(",", values));
        }
        values.remove("|");
        return values;
    }

    /** Each window begins with a match and ends one timespan later; then the next begins. */
    private void tumble(int index, String group, List<Member> members, List<Item> made) {
        Correlation correlation = correlations.get(index);
        for (int i = 0; i < members.size(); ) {
            Instant end = members.get(i).item().at().plus(correlation.timespan());
            int next = i;
            while (next < members.size() && !members.get(next).item().at().isAfter(end)) {
                next++;
            }
            List<Member> window = members.subList(i, next);
            BigDecimal measure = measure(correlation, window);
            if (correlation.threshold().holds(measure)) {
                made.add(item(index, window, end, Step.LAST, index, group, -1, 0));
                report(index, end, measure, events(window));
            }
            i = next;
        }
    }

    /** The window of each match goes one timespan back; findings end where nothing is within a timespan of the next. */
    private void slide(int index, List<Member> members, List<Item> made) {
        Correlation correlation = correlations.get(index);
        Instant first = null;
        BigDecimal peak = BigDecimal.ZERO;
        Set<Step<String>> events = new LinkedHashSet<>();
        for (int i = 0; i < members.size(); i++) {
            Item item = members.get(i).item();
            Instant since = item.at().minus(correlation.timespan());
            if (i > 0 && members.get(i - 1).item().at().isBefore(since)) {
                if (first != null) {
                    report(index, first, peak, events);
                }
                first = null;
                events = new LinkedHashSet<>();
            }
            List<Member> window = members.subList(0, i + 1).stream()
                    .filter(member -> !member.item().at().isBefore(since))
                    .toList();
            BigDecimal measure = measure(correlation, window);
            if (correlation.threshold().holds(measure)) {
                peak = first == null ? measure : peak.max(measure);
                first = first == null ? item.at() : first;
                events.addAll(events(window));
                made.add(item(
                        index, window, item.at(), item.order(), item.root(), item.rootGroup(), index, made.size()));
            }
        }
        if (first != null) {
            report(index, first, peak, events);
        }
    }

    private Item item(
            int index, List<Member> window, Instant at, long order, int root, String group, int rank, int sub) {
        Correlation correlation = correlations.get(index);
        Member last = window.getLast();
        Map<String, List<String>> fields = new TreeMap<>(last.item().fields());
        for (String name : correlation.groupBy()) {
            fields.put(
                    name,
                    last.item()
                            .fields()
                            .get(correlation.inputs().get(last.input()).field(name)));
        }
        Correlation.Source source = Correlation.Source.correlation(index);
        return new Item(source, at, order, root, group, rank, sub, last.item().target(), fields, events(window));
    }

    private static Set<Step<String>> events(List<Member> window) {
        Set<Step<String>> events = new LinkedHashSet<>();
        window.forEach(member -> events.addAll(member.item().events()));
        return events;
    }

    private void report(int index, Instant at, BigDecimal measure, Set<Step<String>> events) {
        if (!Feeds.correlations(correlations).contains(index)) {
            List<String> sorted = events.stream()
                    .sorted(Comparator.<Step<String>, Instant>comparing(Step::at)
                            .thenComparingLong(Step::order)
                            .thenComparingInt(step -> step.source().index()))
                    .map(Step::event)
                    .toList();
            found.add(new Found(index, at, measure, sorted));
        }
    }

    private static BigDecimal measure(Correlation correlation, List<Member> window) {
        List<String> values =
                window.stream().flatMap(member -> member.values().stream()).toList();
        List<BigDecimal> numbers = correlation.type().numeric()
                ? values.stream().map(BigDecimal::new).sorted().toList()
                : List.of();
        BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return switch (correlation.type()) {
            case EVENT_COUNT -> BigDecimal.valueOf(window.size());
            case VALUE_COUNT -> BigDecimal.valueOf(new HashSet<>(values).size());
            case TEMPORAL ->
                BigDecimal.valueOf(window.stream().map(Member::input).distinct().count());
            case TEMPORAL_ORDERED -> BigDecimal.valueOf(longest(window, -1, Instant.MIN, -1, 0));
            case VALUE_SUM -> sum;
            case VALUE_AVG -> sum.divide(BigDecimal.valueOf(numbers.size()), 12, RoundingMode.HALF_EVEN);
            case VALUE_PERCENTILE -> {
                BigDecimal share =
                        correlation.threshold().percentile().divide(BigDecimal.valueOf(100), MathContext.DECIMAL64);
                int rank = share.multiply(BigDecimal.valueOf(numbers.size()))
                        .setScale(0, RoundingMode.CEILING)
                        .intValue();
                yield numbers.get(rank - 1);
            }
        };
    }

    /** The most rules that follow each other in the order of the document, from a place in the window on. */
    private static int longest(List<Member> window, int rule, Instant at, long order, int from) {
        int most = 0;
        for (int i = from; i < window.size(); i++) {
            Member member = window.get(i);
            int later = member.item().at().compareTo(at);
            boolean follows = later > 0 || (later == 0 && member.item().order() > order);
            if (member.input() > rule && follows) {
                most = Math.max(
                        most,
                        1
                                + longest(
                                        window,
                                        member.input(),
                                        member.item().at(),
                                        member.item().order(),
                                        i + 1));
            }
        }
        return most;
    }
}
