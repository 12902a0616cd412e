package org.foothold.engine.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.foothold.formats.SharedData;
import org.foothold.sigma.mapping.MappingLoader;
import org.foothold.sigma.mapping.MappingSet;
import org.foothold.sigma.rule.Rule;
import org.junit.jupiter.api.Test;

/** What enrichers declare and what {@code content/enrich} holds fit together. */
class EnrichmentTest {
    private static final Path CONTENT = SharedData.repo().resolve("content");

    private static final List<Enricher> ENRICHERS = Enrichers.load(CONTENT);

    private final Enrichment enrichment = Enrichment.load(ENRICHERS, CONTENT.resolve("enrich"));

    @Test
    void everyFeederIsThereOnceAndItsLogSourceIsMapped() {
        MappingSet mappings = MappingLoader.load(CONTENT.resolve("mappings"));

        assertThat(enrichment.problems()).isEmpty();
        assertThat(enrichment.feeders())
                .extracting(Rule::name)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        assertThat(enrichment.feeders())
                .allSatisfy(feeder ->
                        assertThat(mappings.variants(feeder.logsource())).isNotEmpty());
        Set<String> heard = new HashSet<>();
        ENRICHERS.forEach(enricher -> heard.addAll(enricher.feeders().keySet()));
        assertThat(enrichment.feeders()).extracting(Rule::name).containsExactlyInAnyOrderElementsOf(heard);
    }

    @Test
    void noTwoEnrichersAddOneFact() {
        List<String> facts = new ArrayList<>();
        ENRICHERS.forEach(enricher -> facts.addAll(enricher.facts()));

        assertThat(facts).isNotEmpty().doesNotHaveDuplicates();
        assertThat(enrichment.facts()).containsExactlyInAnyOrderElementsOf(facts);
    }
}
