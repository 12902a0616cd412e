package org.foothold.engine.enrich.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.foothold.engine.enrich.Enrichment;
import org.foothold.engine.enrich.MemoryStates;
import org.foothold.formats.SharedData;
import org.foothold.sigma.mapping.MappingLoader;
import org.foothold.sigma.mapping.Mappings;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.rule.Rule;
import org.foothold.sigma.yaml.YamlFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {
    private static final Path CONTENT = SharedData.repo().resolve("content");
    private static final int FEEDERS_AT_LEAST = 60;

    private final Accounts accounts = Accounts.load(CONTENT, YamlFiles.onDisk(), settings -> settings);

    @Test
    void everyFeederOfOurContentIsARuleOfALogThatMappingsKnow() {
        Enrichment enrichment = Enrichment.load(List.of(accounts), CONTENT.resolve("enrich"));
        Mappings mappings = MappingLoader.load(CONTENT.resolve("mappings"));
        Set<String> own = accounts.feeders().keySet();

        assertThat(accounts.problems()).isEmpty();
        assertThat(enrichment.problems().stream().filter(each -> each.severity() == Problem.Severity.REFUSED))
                .isEmpty();
        assertThat(own).hasSizeGreaterThan(FEEDERS_AT_LEAST);
        assertThat(enrichment.feeders().stream().map(Rule::name).collect(Collectors.toSet()))
                .containsAll(own);
        assertThat(enrichment.feeders())
                .filteredOn(rule -> own.contains(rule.name()))
                .allSatisfy(rule -> assertThat(mappings.variants(rule.logsource()))
                        .as(rule.name())
                        .isNotEmpty());
        assertThat(accounts.feeders())
                .allSatisfy((name, fields) -> assertThat(fields).as(name).isNotEmpty());
    }

    @Test
    void everyFactIsExplained() throws IOException {
        String page = Files.readString(SharedData.repo().resolve("docs").resolve("accounts.md"));

        assertThat(accounts.facts())
                .doesNotHaveDuplicates()
                .allSatisfy(fact -> assertThat(page).contains("`" + fact + "`"));
    }

    @Test
    void knowsWhatItWasToldOnlyBeforeAHuntBegins() {
        assertThat(accounts.baseline()).isEqualTo(Baseline.NONE);
        accounts.begin(new MemoryStates(1_000));
        assertThat(accounts.baseline()).isEqualTo(Baseline.NONE);
        assertThat(accounts.asks()).isEmpty();
    }

    @Test
    void oneBadPartCostsOneFeeder(@TempDir Path content) throws IOException {
        Path folder = Files.createDirectories(content.resolve("enrich"));
        Files.writeString(folder.resolve("a.yml"), """
                name: good
                account: {act: logon, realm: r, name: n}
                ---
                name: bad
                account: {act: dance, realm: r}
                ---
                name: good
                account: {act: use, realm: r, name: n}
                ---
                name: not_of_accounts
                """);

        Accounts some = Accounts.load(content, YamlFiles.onDisk(), settings -> settings);

        assertThat(some.feeders()).containsOnlyKeys("good");
        // Two feeders, and two files that the content does not have.
        assertThat(some.problems()).hasSize(4);
        assertThat(some.problems()).extracting(Problem::message).anyMatch(message -> message.contains("stands twice"));
    }
}
