package org.foothold.sigma.correlation;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.foothold.sigma.correlation.Correlation.Input;
import org.foothold.sigma.correlation.Correlation.Source;
import org.foothold.sigma.rule.Level;
import org.foothold.sigma.rule.Position;

/** Random correlations and random matches of their rules, close together in time and values so that many things meet. */
final class CorrelationWorld {
    static final Instant START = Instant.parse("2024-05-01T08:00:00Z");
    private static final int RULES = 4;
    private static final List<String> NAMES = List.of("user", "host", "size");

    private final Random random;

    CorrelationWorld(long seed) {
        random = new Random(seed);
    }

    /** One event and the rules that it matches. */
    record Happened(int id, Instant at, String target, List<Integer> rules, Map<String, List<String>> fields) {
        Step<String> step(int rule, long order) {
            return Step.of(rule, at, order, target, fields, id + "/" + rule, 100);
        }
    }

    List<Correlation> correlations() {
        List<Correlation> correlations = new ArrayList<>();
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            correlations.add(correlation(correlations.size()));
        }
        return correlations;
    }

    private Correlation correlation(int index) {
        Correlation.Type type = pick(List.of(Correlation.Type.values()));
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < RULES; i++) {
            sources.add(Source.rule(i));
        }
        for (int i = 0; i < index; i++) {
            sources.add(Source.correlation(i));
        }
        Collections.shuffle(sources, random);
        List<Input> inputs = sources.subList(0, 1 + random.nextInt(3)).stream()
                .map(source -> new Input(source, chance(4) ? Map.of("user", "host") : Map.of()))
                .toList();
        List<String> groupBy = pick(List.of(List.<String>of(), List.of("user"), List.of("user", "host")));
        return new Correlation(
                new Position("world.yml", index + 1, 1),
                null,
                "Correlation " + index,
                null,
                Level.HIGH,
                List.of(),
                type,
                inputs,
                groupBy,
                Duration.ofSeconds(random.nextInt(12)),
                threshold(type, inputs.size()),
                chance(2));
    }

    private Threshold threshold(Correlation.Type type, int inputs) {
        List<Threshold.Bound> bounds = new ArrayList<>();
        Threshold.Relation relation = chance(2) ? Threshold.Relation.GTE : pick(List.of(Threshold.Relation.values()));
        int most = type.temporal() ? inputs : 5;
        bounds.add(new Threshold.Bound(relation, BigDecimal.valueOf(1 + random.nextInt(most))));
        if (chance(4)) {
            bounds.add(new Threshold.Bound(Threshold.Relation.LTE, BigDecimal.valueOf(2 + random.nextInt(5))));
        }
        List<String> fields = type.numeric()
                ? List.of("size")
                : type.ofValues()
                        ? pick(List.of(List.of("host"), List.of("user"), List.of("user", "host")))
                        : List.of();
        return new Threshold(bounds, fields, BigDecimal.valueOf(pick(List.of(1, 25, 50, 95, 100))));
    }

    /** Events in order of time; some of them at the same time. */
    List<Happened> events() {
        List<Instant> times = new ArrayList<>();
        for (int left = random.nextInt(40); left > 0; left--) {
            times.add(START.plusSeconds(random.nextInt(60)));
        }
        Collections.sort(times);
        List<Happened> events = new ArrayList<>();
        for (Instant at : times) {
            List<Integer> rules = new ArrayList<>();
            for (int rule = 0; rule < RULES; rule++) {
                if (chance(3)) {
                    rules.add(rule);
                }
            }
            events.add(new Happened(events.size(), at, pick(List.of("h1", "H1", "h2")), rules, fields()));
        }
        return events;
    }

    private Map<String, List<String>> fields() {
        Map<String, List<String>> fields = new TreeMap<>();
        for (String name : NAMES) {
            List<String> values = new ArrayList<>();
            for (int left = chance(6) ? random.nextInt(3) : 1; left > 0; left--) {
                values.add(pick(
                        name.equals("size") ? List.of("1", "2", "3.5", "-1", "x", "2e1") : List.of("a", "A", "b")));
            }
            if (!values.isEmpty()) {
                fields.put(name, values);
            }
        }
        return fields;
    }

    /** The events in another order, each no later than so many seconds behind one that happened after it. */
    List<Happened> late(List<Happened> events, int seconds) {
        Map<Integer, Instant> arrives = new HashMap<>();
        for (Happened event : events) {
            arrives.put(event.id(), event.at().plusSeconds(random.nextInt(seconds + 1)));
        }
        List<Happened> arrived = new ArrayList<>(events);
        arrived.sort(Comparator.comparing(event -> arrives.get(event.id())));
        // Events of the same time keep their order, since nothing else tells which was first.
        Map<Instant, List<Happened>> together = new HashMap<>();
        events.forEach(event ->
                together.computeIfAbsent(event.at(), any -> new ArrayList<>()).add(event));
        List<Happened> late = new ArrayList<>();
        arrived.forEach(event -> late.add(together.get(event.at()).removeFirst()));
        return late;
    }

    /** The matches of the events; their order is that of the list. */
    static List<Step<String>> steps(List<Happened> events) {
        List<Step<String>> steps = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            for (int rule : events.get(i).rules()) {
                steps.add(events.get(i).step(rule, i));
            }
        }
        return steps;
    }

    private boolean chance(int of) {
        return random.nextInt(of) == 0;
    }

    private <E> E pick(List<E> list) {
        return list.get(random.nextInt(list.size()));
    }
}
