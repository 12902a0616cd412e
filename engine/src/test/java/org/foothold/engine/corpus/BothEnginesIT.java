package org.foothold.engine.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.foothold.engine.hunt.Hunt;
import org.foothold.engine.hunt.Progress;
import org.foothold.engine.hunt.RuleBook;
import org.foothold.engine.hunt.Wanted;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Outcome;
import org.foothold.engine.model.Report;
import org.foothold.engine.model.Summary;
import org.foothold.formats.SharedData;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.load.RuleLoader;
import org.foothold.sigma.mapping.MappingLoader;
import org.foothold.sigma.mapping.MappingSet;
import org.foothold.sigma.match.Matcher;
import org.foothold.sigma.match.RuleSet;
import org.foothold.sigma.rule.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The plain evaluator, the indexed engine and a whole hunt find the same: every rule of SigmaHQ and of our own, on every
 * event of every event log that is shared.
 */
class BothEnginesIT {
    private static final Path CONTENT = SharedData.repo().resolve("content");
    private static final MappingSet MAPPINGS = MappingLoader.load(CONTENT.resolve("mappings"));

    /**
     * Rules whose regular expressions cost a backtracking engine more than its budget on one of the longest command lines:
     * there the indexed engine, which needs linear time, is compared with the hunt only.
     */
    private static final Set<String> UNDECIDED = Set.of(
            "rules/windows/process_creation/"
                    + "proc_creation_win_powershell_cmdline_special_characters.yml Potential PowerShell Command Line Obfuscation");

    /** Differences that a failure shows; the rest would say the same. */
    private static final int SHOWN = 20;

    @ParameterizedTest
    @CsvSource({
        "evtx-to-mitre-attack, 2000",
        "host-aptsimulator-win10, 10000",
        "host-benign-win10, 10000",
        "sigma-regression, 100"
    })
    void findTheSame(String corpus, int atLeast) {
        Path folder = SharedData.folder(corpus);
        List<Rule> rules = new RuleLoader()
                .load(List.of(SharedData.folder("sigma-rules"), CONTENT.resolve("rules")))
                .rules();
        RuleSet set = RuleSet.compile(rules, MAPPINGS);
        PlainHits plain = new PlainHits(rules, MAPPINGS);
        Matcher matcher = new Matcher();
        List<String> differences = new ArrayList<>();
        Map<String, Integer> expected = new TreeMap<>();
        Set<String> undecided = new TreeSet<>();
        int[] events = {0};
        for (Path log : Logs.below(folder)) {
            Logs.read(List.of(log), event -> {
                events[0]++;
                PlainHits.Hits plainly = plain.of(event);
                BitSet indexed = indexed(matcher, set, event);
                plainly.undecided().stream().forEach(i -> undecided.add(name(rules.get(i))));
                BitSet hits = (BitSet) indexed.clone();
                hits.and(plainly.undecided());
                hits.or(plainly.yes());
                compare(hits, indexed, rules, log + " " + event.values("EventRecordID"), differences);
                String place = place(folder, log, event);
                hits.stream().forEach(i -> expected.merge(place + " " + name(rules.get(i)), 1, Integer::sum));
            });
        }

        assertThat(events[0]).isGreaterThan(atLeast);
        assertThat(expected).isNotEmpty();
        assertThat(undecided).isSubsetOf(UNDECIDED);
        assertThat(differences.stream().limit(SHOWN)).isEmpty();
        assertThat(hunted(folder, set)).containsExactlyInAnyOrderEntriesOf(expected);
    }

    private static BitSet indexed(Matcher matcher, RuleSet set, Event event) {
        BitSet hits = new BitSet();
        int matches = matcher.match(set, event);
        for (int n = 0; n < matches; n++) {
            hits.set(matcher.rule(n));
        }
        return hits;
    }

    private static void compare(
            BitSet plain, BitSet indexed, List<Rule> rules, String event, List<String> differences) {
        BitSet missed = (BitSet) plain.clone();
        missed.andNot(indexed);
        missed.stream().forEach(i -> differences.add("missed by the index: " + name(rules.get(i)) + " in " + event));
        BitSet more = (BitSet) indexed.clone();
        more.andNot(plain);
        more.stream().forEach(i -> differences.add("only by the index: " + name(rules.get(i)) + " in " + event));
    }

    private static Map<String, Integer> hunted(Path folder, RuleSet set) {
        Map<String, Integer> found = new TreeMap<>();
        Report report = new Report() {
            @Override
            public void finding(Finding finding) {
                String place = finding.origin().path() + " " + finding.origin().record();
                Finding.Rule rule = finding.rule();
                found.merge(place + " " + rule.path() + " " + rule.title(), 1, Integer::sum);
            }

            @Override
            public void outcome(Outcome outcome) {}

            @Override
            public void summary(Summary summary) {}
        };
        new Hunt(new RuleBook(set, MAPPINGS, 0), Wanted.EVERYTHING, 2, false, Progress.NONE)
                .run(List.of(folder), report);
        return found;
    }

    private static String place(Path folder, Path log, Event event) {
        return folder.relativize(log).toString().replace('\\', '/') + " "
                + event.values("EventRecordID").getFirst();
    }

    private static String name(Rule rule) {
        return rule.position().path() + " " + rule.title();
    }
}
