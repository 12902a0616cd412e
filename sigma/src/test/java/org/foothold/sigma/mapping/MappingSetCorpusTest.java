package org.foothold.sigma.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.foothold.formats.SharedData;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.yaml.YamlDocument;
import org.foothold.sigma.yaml.YamlNode;
import org.foothold.sigma.yaml.YamlReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The mappings of the content against the log sources that our rules and SigmaHQ's name. */
class MappingSetCorpusTest {
    private static final Path CONTENT = SharedData.repo().resolve("content");
    private static final Path PAGE = SharedData.repo().resolve("docs").resolve("mappings.md");
    private static final MappingSet SET = MappingLoader.load(CONTENT.resolve("mappings"));

    /** What the files of a folder name, kept because five tests ask for it and the files are many. */
    private static final Map<Path, List<LogSource>> READ = new HashMap<>();

    /** Folders of SigmaHQ whose rules are meant to be used. */
    private static final List<String> IN_USE =
            List.of("rules", "rules-compliance", "rules-emerging-threats", "rules-threat-hunting");

    private static Set<String> artifacts() throws IOException {
        try (Stream<Path> files = Files.walk(CONTENT.resolve("artifacts"))) {
            return files.filter(file -> file.toString().endsWith(".yml"))
                    .map(file -> file.getParent().getFileName() + "/"
                            + file.getFileName().toString().replace(".yml", ""))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void everyLogSourceOfOurOwnRulesIsMapped() throws IOException {
        // Rows of artifacts have their log source by the artifact, not by a mapping.
        Set<String> artifacts = artifacts();
        List<LogSource> own = logsources(CONTENT.resolve("rules")).stream()
                .filter(logsource -> !artifacts.contains(logsource.product() + "/" + logsource.service()))
                .toList();

        assertThat(artifacts).isNotEmpty();
        assertThat(own)
                .isNotEmpty()
                .allSatisfy(logsource -> assertThat(SET.variants(logsource))
                        .as(logsource.toString())
                        .isNotEmpty());
    }

    @Test
    void everyWindowsLogSourceOfSigmaHqIsMapped() {
        List<LogSource> windows = logsources(SharedData.folder("sigma-rules")).stream()
                .filter(logsource -> "windows".equals(logsource.product()))
                .toList();

        assertThat(windows).hasSizeGreaterThan(3_000);
        assertThat(unmapped(windows)).isEmpty();
    }

    @Test
    void everyLinuxLogSourceOfSigmaHqIsMapped() {
        List<LogSource> linux = logsources(SharedData.folder("sigma-rules")).stream()
                .filter(logsource -> "linux".equals(logsource.product()))
                .toList();

        assertThat(linux).hasSizeGreaterThan(200);
        assertThat(unmapped(linux)).isEmpty();
    }

    @Test
    void everyCloudLogSourceOfSigmaHqIsMapped() {
        Set<String> clouds = Set.of("aws", "azure", "m365", "gcp", "okta", "github", "kubernetes");
        List<LogSource> cloud = logsources(SharedData.folder("sigma-rules")).stream()
                .filter(logsource -> logsource.product() != null && clouds.contains(logsource.product()))
                .toList();

        assertThat(cloud).hasSizeGreaterThan(200);
        assertThat(unmapped(cloud)).isEmpty();
    }

    @Test
    void everyMacLogSourceOfSigmaHqIsMapped() {
        List<LogSource> mac = logsources(SharedData.folder("sigma-rules")).stream()
                .filter(logsource -> "macos".equals(logsource.product()))
                .toList();

        assertThat(mac).hasSizeGreaterThan(60);
        assertThat(unmapped(mac)).isEmpty();
    }

    @Test
    void ofProductsThatNoMappingNamesNothingIsMapped() {
        Set<String> products = SET.all().stream()
                .map(mapping -> mapping.logsource().product())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<LogSource> others = logsources(SharedData.folder("sigma-rules")).stream()
                .filter(logsource -> logsource.product() == null || !products.contains(logsource.product()))
                .filter(logsource -> !"antivirus".equals(logsource.category()))
                .toList();

        assertThat(products).contains("windows", "linux");
        assertThat(others).hasSizeGreaterThan(50);
        assertThat(others)
                .allSatisfy(logsource -> assertThat(SET.variants(logsource))
                        .as(logsource.toString())
                        .isEmpty());
        assertThat(unmapped(others).stream().filter(name -> name.startsWith("product=*")))
                .containsExactly(
                        "product=*/authentication/service=*",
                        "product=*/category=*/apache",
                        "product=*/category=*/netflow",
                        "product=*/category=*/nginx",
                        "product=*/database/service=*",
                        "product=*/dns/service=*",
                        "product=*/firewall/service=*",
                        "product=*/proxy/service=*",
                        "product=*/webserver/service=*");
    }

    @Test
    void thePageListsEveryMapping() throws IOException {
        List<String> shown = tableOf(Files.readAllLines(PAGE));

        assertThat(withoutCounts(shown)).containsExactlyElementsOf(withoutCounts(MappingTable.rows(SET, Map.of())));
    }

    /** Run with {@code -Dfoothold.write=mappings} to bring the page up to date. */
    @Test
    void thePageCountsTheRulesOfEachLogSource() throws IOException {
        Path rules = SharedData.folder("sigma-rules");
        Map<LogSource, Integer> counts = new HashMap<>();
        for (String folder : IN_USE) {
            logsources(rules.resolve(folder)).forEach(logsource -> counts.merge(logsource, 1, Integer::sum));
        }
        List<String> rows = MappingTable.rows(SET, counts);
        if ("mappings".equals(System.getProperty("foothold.write"))) {
            write(rows);
        }

        assertThat(tableOf(Files.readAllLines(PAGE))).containsExactlyElementsOf(rows);
    }

    private static void write(List<String> rows) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(PAGE));
        int start = tableStart(lines);
        lines.subList(start, start + tableOf(lines).size()).clear();
        lines.addAll(start, rows);
        Files.write(PAGE, lines);
    }

    private static int tableStart(List<String> lines) {
        int head = lines.indexOf("| log source | channel | event ids | and | rules |");
        assertThat(head).as("the head of the table").isPositive();
        return head + 2;
    }

    private static List<String> tableOf(List<String> lines) {
        return lines.stream()
                .skip(tableStart(lines))
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    private static List<String> withoutCounts(List<String> rows) {
        return rows.stream().map(row -> row.replaceAll(" \\|[ 0-9]*\\|$", "")).toList();
    }

    private static Set<String> unmapped(List<LogSource> logsources) {
        return logsources.stream()
                .filter(logsource -> SET.variants(logsource).isEmpty())
                .map(LogSource::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<LogSource> logsources(Path folder) {
        return READ.computeIfAbsent(folder, MappingSetCorpusTest::read);
    }

    private static List<LogSource> read(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yml"))
                    .flatMap(MappingSetCorpusTest::documents)
                    .map(document -> document.get("logsource"))
                    .filter(Objects::nonNull)
                    .map(YamlNode.Mapping.class::cast)
                    .map(MappingSetCorpusTest::logsource)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<YamlNode.Mapping> documents(Path file) {
        try {
            return YamlReader.readEach(file.toString(), Files.readString(file)).stream()
                    .filter(YamlDocument.Read.class::isInstance)
                    .map(document -> ((YamlDocument.Read) document).root())
                    .filter(YamlNode.Mapping.class::isInstance)
                    .map(YamlNode.Mapping.class::cast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LogSource logsource(YamlNode.Mapping node) {
        return new LogSource(part(node, "category"), part(node, "product"), part(node, "service"));
    }

    private static @Nullable String part(YamlNode.Mapping node, String key) {
        return node.get(key) instanceof YamlNode.Scalar scalar ? scalar.text() : null;
    }
}
