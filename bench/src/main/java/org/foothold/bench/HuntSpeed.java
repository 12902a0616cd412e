package org.foothold.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.foothold.engine.artifact.Artifacts;
import org.foothold.engine.hunt.Hunt;
import org.foothold.engine.hunt.Progress;
import org.foothold.engine.hunt.RuleBook;
import org.foothold.engine.hunt.Wanted;
import org.foothold.engine.model.Summary;
import org.foothold.engine.shape.Shapes;

/**
 * A whole hunt, again and again in one process, to see what it reaches when warm:
 * {@code HuntSpeed LOG ROUNDS WORKERS[,WORKERS...] MAPPINGS RULES...}. The log may hold lines. Numbers of workers take turns. In the end, for each
 * of them, the medians over the second half of the rounds: processor seconds of all threads, wall seconds, megabytes and
 * thousands of events a processor second.
 */
public final class HuntSpeed {
    private final Path log;
    private final RuleBook book;

    private final Shapes shapes;

    private HuntSpeed(Path log, RuleBook book, Shapes shapes) {
        this.log = log;
        this.book = book;
        this.shapes = shapes;
    }

    /** What one round came to. */
    private record Round(double cpuSeconds, double wallSeconds, long events, long findings) {}

    public static void main(String[] args) throws IOException {
        if (args.length < 5) {
            System.err.println("usage: HuntSpeed LOG ROUNDS WORKERS[,WORKERS...] MAPPINGS RULES...");
            System.exit(2);
        }
        Path log = Path.of(args[0]);
        RuleFolders folders = RuleFolders.load(args[3], Stream.of(args).skip(4));
        System.out.printf("%s, %d rules%n", log.getFileName(), folders.rules().size());
        HuntSpeed speed =
                new HuntSpeed(log, folders.book(), Shapes.load(Path.of(args[3]).resolve("shapes")));
        Map<Integer, List<Round>> rounds = new LinkedHashMap<>();
        for (int round = 0; round < Integer.parseInt(args[1]); round++) {
            for (String workers : args[2].split(",")) {
                int number = Integer.parseInt(workers);
                rounds.computeIfAbsent(number, any -> new ArrayList<>()).add(speed.round(number));
            }
        }
        double megabytes = Files.size(log) / 1e6;
        rounds.forEach((workers, all) -> print(workers, all.subList(all.size() / 2, all.size()), megabytes));
    }

    private Round round(int workers) {
        long cpu = Processor.nanos();
        long wall = System.nanoTime();
        CountedReport counted = new CountedReport();
        Summary summary = new Hunt(
                        book, Wanted.EVERYTHING, workers, false, Progress.NONE, () -> shapes, () -> Artifacts.NONE)
                .run(List.of(log), counted);
        return new Round(
                (Processor.nanos() - cpu) / 1e9,
                (System.nanoTime() - wall) / 1e9,
                summary.events(),
                counted.findings());
    }

    private static void print(int workers, List<Round> rounds, double megabytes) {
        double cpu = median(rounds, Round::cpuSeconds);
        long events = rounds.getFirst().events();
        System.out.printf(
                Locale.ROOT,
                "%d workers: %.3f cpu s, %.3f wall s, %.0f MB/cpu s, %.0f k events/cpu s, %.2f us/event, %d findings%n",
                workers,
                cpu,
                median(rounds, Round::wallSeconds),
                megabytes / cpu,
                events / 1e3 / cpu,
                cpu * 1e6 / events,
                rounds.getFirst().findings());
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> of) {
        return rounds.stream().mapToDouble(of).sorted().toArray()[rounds.size() / 2];
    }
}
