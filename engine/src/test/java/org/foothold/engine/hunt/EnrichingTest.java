package org.foothold.engine.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.foothold.engine.enrich.Course;
import org.foothold.engine.enrich.Enricher;
import org.foothold.engine.enrich.Enrichers;
import org.foothold.engine.enrich.Enrichment;
import org.foothold.engine.enrich.States;
import org.foothold.engine.model.Evidence;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Summary;
import org.foothold.formats.SharedData;
import org.foothold.sigma.load.RuleLoader;
import org.foothold.sigma.load.Rules;
import org.foothold.sigma.mapping.MappingLoader;
import org.foothold.sigma.mapping.MappingSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that ask for facts, from files to findings. */
class EnrichingTest {
    private static final Path CONTENT = SharedData.repo().resolve("content");
    private static final MappingSet MAPPINGS = MappingLoader.load(CONTENT.resolve("mappings"));
    private static final Enrichment ENRICHMENT = Enrichment.load(Enrichers.load(CONTENT), CONTENT.resolve("enrich"));

    private static final String RULE = """
            title: Run key below Word
            id: 11111111-0000-4000-8000-000000000001
            name: run_key
            level: high
            logsource: {product: windows, category: registry_set}
            detection:
              key: {TargetObject|contains: '\\Run\\'}
              word: {Ancestors|endswith: '\\winword.exe'}
              known: {AncestorCommandLines|contains: harmless}
              condition: key and word and not known
            """;

    @TempDir
    private Path folder;

    @Test
    void aFactDecidesAndStandsInTheEvidence() throws IOException {
        write(
                "a.json",
                HostEvents.word(1, "W"),
                HostEvents.shell(2, "S", "W"),
                HostEvents.runKey(5, "S"),
                HostEvents.runKey(6, "W"));

        Listened report = hunt(RULE, Wanted.EVERYTHING, 1);

        assertThat(report.findings).singleElement().satisfies(finding -> {
            assertThat(finding.at()).isEqualTo(HostEvents.at(5));
            assertThat(finding.origin().record()).isEqualTo(3);
            assertThat(finding.evidence().first("SessionRoot")).isEqualTo("C:\\Windows\\explorer.exe");
            assertThat(finding.evidence().fields())
                    .contains(new Evidence.Field(
                            "Ancestors", false, List.of(HostEvents.WORD, "C:\\Windows\\explorer.exe")));
            assertThat(finding.evidence().first("AncestryDepth")).isEqualTo("2");
            assertThat(finding.reasons())
                    .containsExactly(
                            "key: TargetObject contains '\\Run\\'", "word: Ancestors ends with '\\winword.exe'");
        });
        assertThat(Objects.requireNonNull(report.findings.getFirst().lineage()).processes())
                .extracting(
                        each -> each.guid() + " " + each.image() + " " + each.commandLine() + " " + each.startedAt())
                .containsExactly(
                        "S C:\\Windows\\cmd.exe run S " + HostEvents.at(2),
                        "W " + HostEvents.WORD + " run W " + HostEvents.at(1),
                        "X C:\\Windows\\explorer.exe null null");
        assertThat(report.summary.enrichment()).isEqualTo(new Summary.Enrichment(1, 2, 2, 0, 0, 0));
        assertThat(report.summary.rules().loaded()).isEqualTo(1);
        assertThat(report.summary.findings()).containsEntry(Level.HIGH, 1L);
    }

    @Test
    void theOrderOfFilesAndEventsDoesNotMatter() throws IOException {
        write("a.json", HostEvents.runKey(5, "S"), HostEvents.shell(2, "S", "W"));
        write("b.json", HostEvents.word(1, "W"));

        assertThat(hunt(RULE, Wanted.EVERYTHING, 2).findings).hasSize(1);
    }

    @Test
    void aStartThatIsLoggedALittleLateIsTakenIn() throws IOException {
        write(
                "a.json",
                HostEvents.word(1, "W"),
                HostEvents.runKey(5, "S"),
                HostEvents.shell(9, "S", "W"),
                HostEvents.runKey(60, "T"),
                HostEvents.shell(80, "T", "W"));

        assertThat(hunt(RULE, Wanted.EVERYTHING, 2).findings)
                .singleElement()
                .satisfies(finding -> assertThat(finding.at()).isEqualTo(HostEvents.at(5)));
    }

    @Test
    void startsOfAnotherHostAreNotTakenIn() throws IOException {
        write(
                "a.json",
                HostEvents.word(1, "W").replace("HOST", "OTHER"),
                HostEvents.shell(2, "S", "W").replace("explorer", "x"));
        write("b.json", HostEvents.runKey(5, "S").replace("HOST", "OTHER"));

        assertThat(hunt(RULE, Wanted.EVERYTHING, 1).findings).isEmpty();
    }

    @Test
    void nothingIsFedWhereNoEnricherAddsFactsToEveryFinding() {
        Enrichment accounts = Enrichment.load(List.of(Enrichers.load(CONTENT).getFirst()), CONTENT.resolve("enrich"));

        assertThat(accounts.layout(read(HostEvents.PLAIN).rules(), List.of()).feeders())
                .isZero();
        assertThat(ENRICHMENT.layout(read(HostEvents.PLAIN).rules(), List.of()).feeders())
                .isPositive();
    }

    @Test
    void anEnricherWhoseFactsNobodyAsksForIsLeftOut() throws IOException {
        write("a.json", HostEvents.word(1, "W"), HostEvents.shell(2, "S", "W"), HostEvents.runKey(5, "S"));
        List<Enricher> both = List.of(new Stranger(), Enrichers.load(CONTENT).getLast());
        Listened report = new Listened();
        RuleBook book = RuleBook.of(read(RULE), MAPPINGS, Enrichment.load(both, CONTENT.resolve("enrich")));

        new Hunt(book, Wanted.EVERYTHING, 1, false, Progress.NONE).run(List.of(folder), report);

        assertThat(report.findings).hasSize(1);
    }

    /** Hears of what others hear of too, and of more. */
    private static final class Stranger implements Enricher {
        @Override
        public List<String> facts() {
            return List.of("Stranger");
        }

        @Override
        public Map<String, List<String>> feeders() {
            return Map.of("process_start", List.of("Image"), "something_else", List.of());
        }

        @Override
        public List<String> asks() {
            return List.of();
        }

        @Override
        public Course begin(States states) {
            throw new AssertionError("nobody asked for it");
        }
    }

    @Test
    void whatIsWantedIsChosenAmongTheFindingsAndNotAmongWhatIsHeard() throws IOException {
        write("a.json", HostEvents.word(1, "W"), HostEvents.shell(2, "S", "W"), HostEvents.runKey(5, "S"));

        assertThat(hunt(RULE, new Wanted(Level.HIGH, List.of(), HostEvents.at(4), HostEvents.at(6)), 1).findings)
                .hasSize(1);
        assertThat(hunt(RULE, new Wanted(Level.HIGH, List.of(), HostEvents.at(6), null), 1).findings)
                .isEmpty();
        assertThat(hunt(RULE, new Wanted(Level.CRITICAL, List.of(), null, null), 1).findings)
                .isEmpty();
    }

    @Test
    void lateRulesFeedCorrelationsWhichMayGroupByFacts() throws IOException {
        String correlation = """
                ---
                title: Two below one root
                level: critical
                correlation:
                  type: event_count
                  rules: [run_key]
                  group-by: [SessionRoot]
                  timespan: 1h
                  condition: {gte: 2}
                """;
        write(
                "a.json",
                HostEvents.word(1, "W"),
                HostEvents.shell(2, "S", "W"),
                HostEvents.runKey(5, "S"),
                HostEvents.runKey(7, "S"));

        Listened report = hunt(RULE + correlation, Wanted.EVERYTHING, 1);

        assertThat(report.findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule().title()).isEqualTo("Two below one root");
            assertThat(finding.evidence().first("SessionRoot")).isEqualTo("C:\\Windows\\explorer.exe");
            assertThat(finding.events()).hasSize(2);
        });
    }

    @Test
    void theReportIsTheSameForAnyNumberOfWorkersAndAnyOrder() throws IOException {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            events.add(HostEvents.word(10 * i, "W" + i));
            events.add(HostEvents.shell(10 * i + 1, "S" + i, "W" + (i % 7 == 0 ? i : 999)));
            events.add(HostEvents.runKey(10 * i + 3, "S" + i));
        }
        write("a.json", events.toArray(String[]::new));
        List<Finding> sorted = hunt(RULE, Wanted.EVERYTHING, 1).findings;
        assertThat(sorted).hasSizeGreaterThan(40);
        assertThat(hunt(RULE, Wanted.EVERYTHING, 4).findings).isEqualTo(sorted);

        Collections.shuffle(events, new Random(7));
        write("a.json", events.subList(0, 400).toArray(String[]::new));
        write("b.json", events.subList(400, 900).toArray(String[]::new));

        List<Finding> shuffled = hunt(RULE, Wanted.EVERYTHING, 3).findings;
        assertThat(shuffled)
                .extracting(Finding::at)
                .isEqualTo(sorted.stream().map(Finding::at).toList());
        assertThat(shuffled)
                .extracting(Finding::evidence)
                .isEqualTo(sorted.stream().map(Finding::evidence).toList());
    }

    @Test
    void whatGoesBeyondMemoryIsCounted() {
        List<Finding> found = new ArrayList<>();
        RuleBook book = RuleBook.of(read(RULE), MAPPINGS, ENRICHMENT);
        Enriching small = new Enriching(
                book, Wanted.EVERYTHING, new EnrichingLimits(1, 1 << 20, 1000), (path, order, match, lineage) -> {});
        for (int second : new int[] {5, 9, 3, 12}) {
            small.add(
                    "p",
                    second,
                    new Verdicts.Waiting(
                            new Verdicts.Row(
                                    HostEvents.at(second),
                                    new org.foothold.engine.model.Target("H"),
                                    second,
                                    false,
                                    Verdicts.NOT_DECODED),
                            List.of(),
                            List.of(0),
                            List.of()));
        }
        small.finish();

        assertThat(found).isEmpty();
        assertThat(small.counts().judged()).isEqualTo(4);
        assertThat(small.counts().early()).isEqualTo(1);
    }

    private static Rules read(String rules) {
        Rules read = new RuleLoader().read("rules.yml", rules);
        assertThat(read.problems()).isEmpty();
        return read;
    }

    private Listened hunt(String rules, Wanted wanted, int workers) {
        assertThat(ENRICHMENT.problems()).isEmpty();
        Listened report = new Listened();
        new Hunt(RuleBook.of(read(rules), MAPPINGS, ENRICHMENT), wanted, workers, false, Progress.NONE)
                .run(List.of(folder), report);
        return report;
    }

    private void write(String name, String... lines) throws IOException {
        Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    }
}
