package org.foothold.engine.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.foothold.engine.enrich.Enrichers;
import org.foothold.engine.enrich.Enrichment;
import org.foothold.engine.model.Evidence;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Lineage;
import org.foothold.formats.SharedData;
import org.foothold.sigma.load.RuleLoader;
import org.foothold.sigma.mapping.MappingLoader;
import org.foothold.sigma.mapping.MappingSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Findings of rules that ask for no fact: they carry those of their process all the same. */
class EnrichingEveryFindingTest {
    private static final Path CONTENT = SharedData.repo().resolve("content");
    private static final MappingSet MAPPINGS = MappingLoader.load(CONTENT.resolve("mappings"));
    private static final Enrichment ENRICHMENT = Enrichment.load(Enrichers.load(CONTENT), CONTENT.resolve("enrich"));

    @TempDir
    private Path folder;

    @Test
    void findingsOfRulesThatAskForNoFactCarryThoseOfTheirProcess() throws IOException {
        write("a.json", HostEvents.runKey(5, "S"), HostEvents.account(6), HostEvents.runKey(7, "nobody"));
        write("b.json", HostEvents.shell(2, "S", "W"), HostEvents.word(1, "W"));

        List<Finding> found = hunt(HostEvents.PLAIN, 1).findings;

        assertThat(found)
                .extracting(finding -> finding.at() + " " + values(finding, "Ancestors"))
                .containsExactly(
                        HostEvents.at(6) + " null", // about no process: told at once
                        HostEvents.at(5) + " [" + HostEvents.WORD + ", C:\\Windows\\explorer.exe]",
                        HostEvents.at(7) + " null");
        Finding finding = found.get(1);
        assertThat(values(finding, "AncestorCommandLines")).hasToString("[run W]");
        assertThat(values(finding, "SessionRoot")).hasToString("[C:\\Windows\\explorer.exe]");
        assertThat(values(finding, "AncestryDepth")).hasToString("[2]");
        assertThat(lineage(finding).processes())
                .extracting(Lineage.Running::guid)
                .containsExactly("S", "W", "X");
        assertThat(found.getFirst().lineage()).isNull();
    }

    @Test
    void whatWaitsForItsFactsFeedsCorrelationsAsEver() throws IOException {
        String correlation = """
                ---
                title: Two run keys
                correlation:
                  type: event_count
                  rules: [run_key]
                  group-by: [TargetObject]
                  timespan: 1h
                  generate: true
                  condition: {gte: 2}
                """;
        write(
                "a.json",
                HostEvents.runKey(5, "S"),
                HostEvents.runKey(6, "S"),
                HostEvents.shell(2, "S", "W"),
                HostEvents.word(1, "W"));

        assertThat(hunt(HostEvents.PLAIN + correlation, 1).findings)
                .extracting(finding -> finding.rule().title())
                .containsOnlyOnce("Two run keys");
    }

    @Test
    void whatAWorkerOfLinuxStartsHasTheWorkerAboveIt() throws IOException {
        write(
                "audit.log",
                HostEvents.call(1, 1, 10, 1, "/usr/sbin/nginx", 59) + "\n" + HostEvents.execve(1, 1),
                HostEvents.call(2, 2, 11, 10, "/usr/sbin/nginx", 42),
                HostEvents.call(3, 3, 11, 10, "/usr/sbin/nginx", 42),
                HostEvents.call(4, 4, 20, 11, "/bin/sh", 59) + "\n" + HostEvents.execve(4, 4));
        String shells = """
                title: A shell
                logsource: {product: linux, category: process_creation}
                detection:
                  shell: {Image|endswith: /sh}
                  condition: shell
                """;

        Listened report = hunt(shells, 2);

        assertThat(report.findings)
                .singleElement()
                .satisfies(finding ->
                        assertThat(values(finding, "Ancestors")).hasToString("[/usr/sbin/nginx, /usr/sbin/nginx]"));
        assertThat(report.summary.enrichment().heard())
                .as("said again is not heard again")
                .isEqualTo(3);
    }

    @Test
    void theReportIsTheSameForAnyNumberOfWorkersAndAnyOrder() throws IOException {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            events.add(HostEvents.word(10 * i, "W" + i));
            events.add(HostEvents.shell(10 * i + 1, "S" + i, "W" + i));
            events.add(HostEvents.runKey(10 * i + 3, "S" + i));
        }
        write("a.json", events.toArray(String[]::new));
        List<Finding> sorted = hunt(HostEvents.PLAIN, 1).findings;
        assertThat(sorted)
                .hasSize(300)
                .allSatisfy(finding -> assertThat(lineage(finding).processes()).hasSize(3));
        assertThat(hunt(HostEvents.PLAIN, 4).findings).isEqualTo(sorted);

        Collections.shuffle(events, new Random(7));
        write("a.json", events.subList(0, 400).toArray(String[]::new));
        write("b.json", events.subList(400, 900).toArray(String[]::new));

        assertThat(hunt(HostEvents.PLAIN, 3).findings)
                .extracting(Finding::evidence)
                .isEqualTo(sorted.stream().map(Finding::evidence).toList());
    }

    private static @Nullable List<@Nullable String> values(Finding finding, String fact) {
        return finding.evidence().fields().stream()
                .filter(field -> field.name().equals(fact))
                .map(Evidence.Field::values)
                .findFirst()
                .orElse(null);
    }

    private static Lineage lineage(Finding finding) {
        return Objects.requireNonNull(finding.lineage());
    }

    private Listened hunt(String rules, int workers) {
        Listened report = new Listened();
        RuleBook book = RuleBook.of(new RuleLoader().read("rules.yml", rules), MAPPINGS, ENRICHMENT);
        new Hunt(book, Wanted.EVERYTHING, workers, false, Progress.NONE).run(List.of(folder), report);
        return report;
    }

    private void write(String name, String... lines) throws IOException {
        Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    }
}
