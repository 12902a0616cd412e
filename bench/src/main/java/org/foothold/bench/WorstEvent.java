package org.foothold.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.match.Matcher;
import org.foothold.sigma.match.RuleSet;
import org.foothold.sigma.plain.Reasons;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.rule.Rule;

/**
 * The time of one event with a very long value: {@code WorstEvent CHARACTERS ROUNDS MAPPINGS RULES...}. For each kind of text,
 * as a script block and as a command line, the median and the longest of all rounds after a warm-up, in milliseconds: to
 * judge the event, and to judge it and say the reasons of every match. A round takes another text of the same kind.
 */
public final class WorstEvent {
    private static final int TEXTS = 4;
    private static final int WARM = 60;

    private final RuleFolders folders;
    private final RuleSet set;
    private final Matcher matcher = new Matcher();
    private final Reasons reasons;
    private final int rounds;
    private double worstMedian;
    private double worst;

    private WorstEvent(RuleFolders folders, int rounds) {
        this.folders = folders;
        this.set = folders.compiled();
        this.reasons = new Reasons(folders.mappings());
        this.rounds = rounds;
    }

    public static void main(String[] args) throws IOException {
        if (args.length < 4) {
            System.err.println("usage: WorstEvent CHARACTERS ROUNDS MAPPINGS RULES...");
            System.exit(2);
        }
        RuleFolders folders = RuleFolders.load(args[2], Stream.of(args).skip(3));
        WorstEvent bench = new WorstEvent(folders, Integer.parseInt(args[1]));
        int length = Integer.parseInt(args[0]);
        bench.run("script block", length, "ps_script", Sample::script);
        bench.run("command line", length, "process_creation", Sample::process);
        System.out.printf("worst median %.2f ms, longest %.2f ms%n", bench.worstMedian, bench.worst);
    }

    private void run(String what, int length, String category, Function<String, Map<String, String>> event) {
        List<Rule> asked = folders.rules().stream()
                .filter(rule -> isFor(rule.logsource(), category))
                .toList();
        Map<String, EventBytes[]> events = new LinkedHashMap<>();
        for (int text = 0; text < TEXTS; text++) {
            for (Map.Entry<String, String> made :
                    new WorstText(asked, length, text).all().entrySet()) {
                events.computeIfAbsent(made.getKey(), missing -> new EventBytes[TEXTS])[text] =
                        EventBytes.of(set, event.apply(made.getValue()));
            }
        }
        for (int round = 0; round < WARM; round++) {
            for (EventBytes[] kind : events.values()) {
                time(kind[round % TEXTS], round < TEXTS);
            }
        }
        System.out.printf(
                "%-14s %-36s %8s %8s %8s %8s %s%n", what, "", "median", "longest", "reasons", "longest", "matches");
        events.forEach(this::print);
    }

    private static boolean isFor(LogSource source, String category) {
        return category.equals(source.category());
    }

    private void print(String name, EventBytes[] kind) {
        double[] judged = new double[rounds];
        double[] told = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            judged[round] = time(kind[round % TEXTS], false);
        }
        for (int round = 0; round < rounds; round++) {
            told[round] = time(kind[round % TEXTS], true);
        }
        worstMedian = Math.max(worstMedian, Processor.median(judged));
        worst = Math.max(worst, Arrays.stream(judged).max().orElse(0));
        System.out.printf(
                "%-51s %8.3f %8.3f %8.3f %8.3f %d%n",
                name,
                Processor.median(judged),
                Arrays.stream(judged).max().orElse(0),
                Processor.median(told),
                Arrays.stream(told).max().orElse(0),
                kind[0].match(matcher));
    }

    /** Milliseconds for one event. */
    private double time(EventBytes event, boolean withReasons) {
        long start = System.nanoTime();
        int matches = event.match(matcher);
        if (withReasons && matches > 0) {
            Event plain = event.plain();
            for (int n = 0; n < matches; n++) {
                reasons.of(set.rule(matcher.rule(n)), plain);
            }
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
