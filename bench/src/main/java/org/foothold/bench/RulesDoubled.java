package org.foothold.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.foothold.engine.hunt.Hunt;
import org.foothold.engine.hunt.Progress;
import org.foothold.engine.hunt.RuleBook;
import org.foothold.engine.hunt.Wanted;
import org.foothold.sigma.rule.Rule;

/**
 * What twice the rules cost when the second half never matches: {@code RulesDoubled LOG ROUNDS SUFFIX MAPPINGS RULES...}.
 * Rounds with the rules and with them and their copies take turns in one process; the ratio is that of the medians of
 * the second half of the rounds. Every text of a copy ends with the suffix, which the log must not have.
 */
public final class RulesDoubled {
    private RulesDoubled() {}

    public static void main(String[] args) throws IOException {
        if (args.length < 5) {
            System.err.println("usage: RulesDoubled LOG ROUNDS SUFFIX MAPPINGS RULES...");
            System.exit(2);
        }
        Path log = Path.of(args[0]);
        int rounds = Integer.parseInt(args[1]);
        RuleFolders single = RuleFolders.load(args[3], Stream.of(args).skip(4));
        List<Rule> copies =
                single.rules().stream().map(rule -> Copy.of(rule, args[2])).toList();
        RuleFolders both = single.with(copies);
        RuleBook[] books = {single.book(), both.book()};
        System.out.printf("%s, %d rules and as many copies%n", log.getFileName(), copies.size());
        // A copy that was seen through while rules were compiled would prove nothing.
        System.out.printf(
                "asked of an event 4688: %d and %d%n",
                single.compiled().partition("Security", 4688).size(),
                both.compiled().partition("Security", 4688).size());
        int warm = rounds / 2;
        double[][] seconds = new double[2][rounds - warm];
        for (int round = 0; round < rounds; round++) {
            long[] findings = new long[2];
            for (int book = 0; book < 2; book++) {
                long start = Processor.nanos();
                findings[book] = hunt(books[book], log);
                double taken = (Processor.nanos() - start) / 1e9;
                System.out.printf("round %d, %s: %.3f cpu s%n", round, book == 0 ? "once" : "doubled", taken);
                if (round >= warm) {
                    seconds[book][round - warm] = taken;
                }
            }
            if (findings[0] != findings[1]) {
                System.err.println("a copy matched: " + findings[0] + " and " + findings[1] + " findings");
                System.exit(1);
            }
        }
        double once = Processor.median(seconds[0]);
        double doubled = Processor.median(seconds[1]);
        System.out.printf("once %.3f, doubled %.3f cpu s: ratio %.3f%n", once, doubled, doubled / once);
    }

    private static long hunt(RuleBook book, Path log) {
        CountedReport counted = new CountedReport();
        new Hunt(book, Wanted.EVERYTHING, 1, false, Progress.NONE).run(List.of(log), counted);
        return counted.findings();
    }
}
