package org.foothold.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.foothold.engine.hunt.Hunt;
import org.foothold.engine.hunt.Progress;
import org.foothold.engine.hunt.RuleBook;
import org.foothold.engine.hunt.Wanted;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Outcome;
import org.foothold.engine.model.Report;
import org.foothold.engine.model.Summary;
import org.foothold.sigma.load.RuleLoader;
import org.foothold.sigma.load.Rules;
import org.foothold.sigma.mapping.MappingLoader;
import org.foothold.sigma.mapping.MappingSet;
import org.foothold.sigma.match.RuleSet;

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
        Rules rules =
                new RuleLoader().load(Stream.of(args).skip(4).map(Path::of).toList());
        MappingSet mappings = MappingLoader.load(Path.of(args[3]));
        RuleSet set = RuleSet.compile(rules.rules(), mappings);
        RuleBook book = new RuleBook(set, mappings, rules.refused().size());
        System.out.printf("%s, %d workers, %d rules%n", log.getFileName(), workers, set.size());
        for (int round = 0; round < Integer.parseInt(args[1]); round++) {
            long cpu = processorNanos();
            long wall = System.nanoTime();
            Counted counted = new Counted();
            Summary summary =
                    new Hunt(book, Wanted.EVERYTHING, workers, false, Progress.NONE).run(List.of(log), counted);
            double cpuSeconds = (processorNanos() - cpu) / 1e9;
            double wallSeconds = (System.nanoTime() - wall) / 1e9;
            System.out.printf(
                    "round %d: %.2f cpu s, %.2f wall s, %.0f MB/cpu s, %.0f k events/cpu s, %.2f us/event, %d findings, %d high%n",
                    round,
                    cpuSeconds,
                    wallSeconds,
                    Files.size(log) / 1e6 / cpuSeconds,
                    summary.events() / 1e3 / cpuSeconds,
                    cpuSeconds * 1e6 / summary.events(),
                    counted.findings,
                    counted.high);
        }
    }

    private static long processorNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static final class Counted implements Report {
        private long findings;
        private long high;

        @Override
        public void finding(Finding finding) {
            findings++;
            high += finding.rule().level().compareTo(Level.HIGH) >= 0 ? 1 : 0;
        }

        @Override
        public void outcome(Outcome outcome) {
            // Counted by the summary.
        }

        @Override
        public void summary(Summary summary) {
            // Given back by the hunt.
        }
    }
}
