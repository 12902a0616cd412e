package org.foothold.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.foothold.app.content.Content;
import org.foothold.sigma.correlation.Correlation;
import org.foothold.sigma.correlation.Feeds;
import org.foothold.sigma.load.RuleLoader;
import org.foothold.sigma.load.Rules;
import org.foothold.sigma.mapping.MappingSet;
import org.foothold.sigma.pipeline.Pipelines;
import org.foothold.sigma.rule.Level;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Rule;
import org.foothold.sigma.yaml.YamlFiles;
import org.junit.jupiter.api.Test;

/** Everything in {@code content/} loads, is complete, and says what it is about. */
class ContentTest {
    private static final Path CONTENT = Checkout.root().resolve("content");
    private static final int RULES_AT_LEAST = 120;
    private static final Pattern UUID_4 =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final Pattern TECHNIQUE = Pattern.compile("T\\d{4}(\\.\\d{3})?");

    private final Rules loaded = new RuleLoader()
            .load(Stream.of("rules", "filters")
                    .map(CONTENT::resolve)
                    .filter(Files::isDirectory)
                    .toList());

    @Test
    void everyRuleAndFilterLoadsWithoutAWarning() {
        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.rules()).hasSizeGreaterThanOrEqualTo(RULES_AT_LEAST);
        assertThat(Checkout.files().stream().filter(ContentTest::isRule))
                .hasSize(loaded.rules().size() + loaded.correlations().size());
    }

    @Test
    void idsAreUniqueAndRandom() {
        assertThat(loaded.rules())
                .extracting(Rule::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> UUID_4.matcher(id).matches());
        assertThat(loaded.rules()).extracting(Rule::title).doesNotHaveDuplicates();
    }

    @Test
    void everyCorrelationIsNamedAndNamesTechniquesOfTheTactic() {
        Set<String> known = techniques();

        assertThat(loaded.correlations()).isNotEmpty();
        assertThat(loaded.correlations())
                .extracting(Correlation::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> UUID_4.matcher(id).matches())
                .doesNotContainAnyElementsOf(
                        loaded.rules().stream().map(Rule::id).toList());
        assertThat(loaded.correlations())
                .extracting(Correlation::title)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(
                        loaded.rules().stream().map(Rule::title).toList());
        assertThat(loaded.correlations())
                .allMatch(correlation -> correlation.tags().contains("attack.persistence")
                        && Rule.techniques(correlation.tags()).stream().anyMatch(known::contains));
    }

    @Test
    void everyRuleOfPersistenceNamesATechniqueOfTheTacticThatExists() {
        Set<String> known = techniques();

        assertThat(known).hasSizeGreaterThan(100);
        assertThat(where(ContentTest::isOfPersistence)).hasSizeGreaterThanOrEqualTo(RULES_AT_LEAST);
        assertThat(where(rule ->
                        isOfPersistence(rule) && rule.techniques().stream().noneMatch(known::contains)))
                .isEmpty();
    }

    @Test
    void everyRuleNamesATechnique() {
        assertThat(where(rule -> rule.techniques().isEmpty())).isEmpty();
    }

    /** What only feeds correlations is never reported: that must be so of what is everyday work, and of nothing else. */
    @Test
    void onlyWhatIsOfNoWorthByItselfIsSilentAndAllOfThatIs() {
        Set<Integer> quiet = Feeds.rules(loaded.correlations());
        Set<String> referred = loaded.correlations().stream()
                .flatMap(correlation -> correlation.inputs().stream())
                .map(input -> input.source().correlation()
                        ? loaded.correlations().get(input.source().index()).title()
                        : loaded.rules().get(input.source().index()).title())
                .collect(Collectors.toSet());

        assertThat(quiet).isNotEmpty();
        assertThat(loaded.rules())
                .filteredOn(rule -> referred.contains(rule.title()))
                .allMatch(
                        rule -> quiet.contains(loaded.rules().indexOf(rule)) == (rule.level() == Level.INFORMATIONAL));
        assertThat(loaded.correlations())
                .filteredOn(correlation -> correlation.level() == Level.INFORMATIONAL)
                .allMatch(correlation -> referred.contains(correlation.title()) && !isGenerated(correlation));
        assertThat(loaded.correlations())
                .filteredOn(correlation -> referred.contains(correlation.title()) && !isGenerated(correlation))
                .allMatch(correlation -> correlation.level() == Level.INFORMATIONAL);
    }

    private boolean isGenerated(Correlation correlation) {
        int index = loaded.correlations().indexOf(correlation);
        return loaded.correlations().stream()
                .filter(Correlation::generate)
                .flatMap(other -> other.inputs().stream())
                .map(Correlation.Input::source)
                .anyMatch(source -> source.correlation() && source.index() == index);
    }

    @Test
    void everyRuleHasBothCases() {
        List<Path> rules = Checkout.files().stream().filter(ContentTest::isRule).toList();

        assertThat(rules).isNotEmpty();
        assertThat(rules).allSatisfy(rule -> {
            assertThat(cases(rule).resolve("fires.json")).isNotEmptyFile();
            assertThat(cases(rule).resolve("near_miss.json")).isNotEmptyFile();
        });
    }

    @Test
    void everyCaseHasItsRule() {
        List<Path> cases = Checkout.files().stream()
                .filter(path -> path.startsWith("content/cases"))
                .toList();

        assertThat(cases).isNotEmpty();
        assertThat(cases).allSatisfy(path -> {
            String folder = path.getParent().toString().replace('\\', '/');
            assertThat(Checkout.root().resolve(folder.replaceFirst("content/cases/", "content/") + ".yml"))
                    .isRegularFile();
            assertThat(path.getFileName().toString()).isIn("fires.json", "near_miss.json");
        });
    }

    @Test
    void everyLogSourceOfARuleIsMapped() {
        MappingSet mappings = new Content(CONTENT).mappings(YamlFiles.onDisk());

        assertThat(mappings.problems()).isEmpty();
        assertThat(Pipelines.load(CONTENT.resolve("mappings"), List.of()).problems())
                .isEmpty();
        assertThat(where(rule -> mappings.variants(rule.logsource()).isEmpty())).isEmpty();
    }

    private static boolean isOfPersistence(Rule rule) {
        return rule.tags().contains("attack.persistence");
    }

    private List<Position> where(Predicate<Rule> holds) {
        return loaded.rules().stream().filter(holds).map(Rule::position).toList();
    }

    private static boolean isRule(Path path) {
        return path.startsWith("content/rules") && path.toString().endsWith(".yml");
    }

    private static Path cases(Path rule) {
        String below = Path.of("content").relativize(rule).toString();
        return CONTENT.resolve("cases").resolve(below.substring(0, below.length() - ".yml".length()));
    }

    private static Set<String> techniques() {
        Path file = CONTENT.resolve("attack").resolve("ta0003.json");
        assertThat(Files.isRegularFile(file)).isTrue();
        return TECHNIQUE
                .matcher(Checkout.text(Checkout.root().relativize(file)))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
