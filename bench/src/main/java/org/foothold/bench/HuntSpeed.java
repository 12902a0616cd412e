package org.foothold.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.foothold.engine.hunt.Hunt;
import org.foothold.engine.hunt.Progress;
import org.foothold.engine.hunt.RuleBook;
import org.foothold.engine.hunt.Wanted;
import org.foothold.engine.model.Summary;

/**
 * A whole hunt, again and again in one process, to see what it reaches when warm:
 * {@code HuntSpeed LOG ROUNDS WORKERS MAPPINGS RULES...}. One line a round: processor seconds of all threads, wall
 * seconds, megabytes and thousands of events a processor second.
 */
public final class HuntSpeed {
    private HuntSpeed() {}

    public static void main(String[] args) throws IOException {
        if (args.length < 5) {
            System.err.println("usage: HuntSpeed LOG ROUNDS WORKERS MAPPINGS RULES...");
            System.exit(2);
        }
        Path log = Path.of(args[0]);
        int workers = Integer.parseInt(args[2]);
        RuleFolders folders = RuleFolders.load(args[3], Stream.of(args).skip(4));
        RuleBook book = folders.book();
        System.out.printf(
                "%s, %d workers, %d rules%n",
                log.getFileName(), workers, folders.rules().size());
        for (int round = 0; round < Integer.parseInt(args[1]); round++) {
            long cpu = Processor.nanos();
            long wall = System.nanoTime();
            CountedReport counted = new CountedReport();
            Summary summary =
                    new Hunt(book, Wanted.EVERYTHING, workers, false, Progress.NONE).run(List.of(log), counted);
            double cpuSeconds = (Processor.nanos() - cpu) / 1e9;
            double wallSeconds = (System.nanoTime() - wall) / 1e9;
            System.out.printf(
                    "round %d: %.2f cpu s, %.2f wall s, %.0f MB/cpu s, %.0f k events/cpu s, %.2f us/event, %d findings, %d high%n",
                    round,
                    cpuSeconds,
                    wallSeconds,
                    Files.size(log) / 1e6 / cpuSeconds,
                    summary.events() / 1e3 / cpuSeconds,
                    cpuSeconds * 1e6 / summary.events(),
                    counted.findings(),
                    counted.high());
        }
    }
}
