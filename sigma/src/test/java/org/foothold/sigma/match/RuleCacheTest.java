package org.foothold.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.foothold.sigma.correlation.Correlation;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.load.FileStamp;
import org.foothold.sigma.load.RuleLoader;
import org.foothold.sigma.rule.Rule;
import org.foothold.sigma.yaml.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleCacheTest {
    private static final int RULES = 60;

    @TempDir
    private Path folder;

    private final World world = new World(11);
    private final List<Rule> rules = world.rules(RULES);
    private final RuleSet set = RuleSet.compile(rules, world.mappings());

    @Test
    void whatIsFoundMatchesAsWhatWasKept() {
        RuleCache cache = new RuleCache(folder.resolve("new"));
        assertThat(cache.keep("key", new RuleCache.Entry(set, List.of(), 5))).isTrue();

        RuleCache.Entry found = cache.find("key").orElseThrow();

        assertThat(found.refused()).isEqualTo(5);
        assertThat(found.rules().size()).isEqualTo(RULES);
        assertThat(found.rules().withoutLogSource()).isEqualTo(set.withoutLogSource());
        for (int i = 0; i < RULES; i++) {
            assertThat(found.rules().rule(i)).isEqualTo(rules.get(i));
        }
        Matcher matcher = new Matcher();
        for (int i = 0; i < 100; i++) {
            Event event = world.event();
            assertThat(BothEngines.matches(matcher, found.rules(), event))
                    .isEqualTo(BothEngines.matches(matcher, set, event));
        }
    }

    @Test
    void correlationsComeBackAsTheyWere() {
        List<Correlation> correlations = new RuleLoader().read("r.yml", """
                        title: Rule
                        name: rule
                        logsource: {service: x}
                        detection: {s: {A: b}, condition: s}
                        ---
                        title: Many größe
                        id: 11111111-0000-4000-8000-000000000001
                        name: many
                        level: high
                        tags: [attack.t1053.005]
                        correlation:
                          type: value_percentile
                          rules: [rule]
                          group-by: [User, Host]
                          timespan: 90m
                          aliases: {User: {rule: TargetUserName}}
                          condition: {field: Size, percentile: 99.5, gt: 1, lte: 20.5}
                        ---
                        title: Upon
                        generate: true
                        correlation: {type: temporal, rules: [many, rule], timespan: 3d}
                        """).correlations();
        RuleCache cache = new RuleCache(folder);
        assertThat(cache.keep("key", new RuleCache.Entry(set, correlations, 0))).isTrue();

        assertThat(correlations).hasSize(2);
        assertThat(cache.find("key").orElseThrow().correlations()).isEqualTo(correlations);
        assertThat(cache.find("key").orElseThrow().rules().size()).isEqualTo(RULES);
    }

    @Test
    void anotherKeyIsNotFound() {
        RuleCache cache = new RuleCache(folder);
        cache.keep("key", new RuleCache.Entry(set, List.of(), 0));

        assertThat(cache.find("other")).isEmpty();
        assertThat(new RuleCache(folder.resolve("missing")).find("key")).isEmpty();
    }

    @Test
    void damagedFileCountsAsMissingAndIsReplaced() throws IOException {
        RuleCache cache = new RuleCache(folder);
        cache.keep("key", new RuleCache.Entry(set, List.of(), 0));
        Path file = onlyFile();
        byte[] good = Files.readAllBytes(file);
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bad);
            assertThat(cache.find("key")).isEmpty();
        }
        for (int length : new int[] {0, 1, 15, 16, 17, good.length / 2, good.length - 1}) {
            Files.write(file, Arrays.copyOf(good, length));
            assertThat(cache.find("key")).isEmpty();
        }
        assertThat(cache.keep("key", new RuleCache.Entry(set, List.of(), 0))).isTrue();
        assertThat(cache.find("key")).isPresent();
        assertThat(onlyFile()).isEqualTo(file);
    }

    @Test
    void damageThatNoChecksumShowsGivesNoErrorWhenRead() {
        byte[] good = set.write();
        Random random = new Random(5);
        for (int i = 0; i < 3000; i++) {
            byte[] bad = good.clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            RuleSet.read(bad, 0).ifPresent(read -> assertThat(read.size()).isNotNegative());
        }
    }

    @Test
    void folderThatCannotBeWrittenIsNoError() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(new RuleCache(file).keep("key", new RuleCache.Entry(set, List.of(), 0)))
                .isFalse();
        assertThat(new RuleCache(file).find("key")).isEmpty();
    }

    @Test
    void keyTellsContentPathAndOrder() throws IOException {
        Path one = Files.writeString(folder.resolve("one.yml"), "ab");
        Path two = Files.writeString(folder.resolve("two.yml"), "c");
        String key = RuleCache.contentKey(List.of(one, two), List.of());

        assertThat(RuleCache.contentKey(List.of(one, two), List.of())).isEqualTo(key);
        assertThat(RuleCache.contentKey(List.of(two, one), List.of())).isNotEqualTo(key);
        assertThat(RuleCache.contentKey(List.of(one), List.of())).isNotEqualTo(key);
        Files.writeString(one, "a");
        Files.writeString(two, "bc");
        assertThat(RuleCache.contentKey(List.of(one, two), List.of())).isNotEqualTo(key);
    }

    @Test
    void keyOfFilesThatLookTheSameIsNotWorkedOutAgain() throws IOException {
        Path file = Files.writeString(folder.resolve("one.yml"), "ab");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-02T03:04:05Z")));
        RuleCache cache = new RuleCache(folder.resolve("cache"));
        String key = cache.key(stamps(file), List.of("a"));

        assertThat(key).isEqualTo(RuleCache.contentKey(List.of(file), List.of("a")));
        assertThat(cache.key(stamps(file), List.of("b"))).isNotEqualTo(key);
        List<FileStamp> before = stamps(file);
        Files.delete(file);
        assertThat(cache.key(before, List.of("b"))).isNotEqualTo(key);
        Files.writeString(file, "ac");
        assertThat(cache.key(stamps(file), List.of("b"))).isEqualTo(RuleCache.contentKey(List.of(file), List.of("b")));
    }

    @Test
    void keyOfFilesJustWrittenIsWorkedOutEachTime() throws IOException {
        Path file = Files.writeString(folder.resolve("one.yml"), "ab");
        RuleCache cache = new RuleCache(folder.resolve("cache"));
        List<FileStamp> stamps = stamps(file);
        String key = cache.key(stamps, List.of());
        Files.writeString(file, "ac");

        assertThat(cache.key(stamps, List.of())).isNotEqualTo(key);
    }

    @Test
    void contentComesBackAsItWas() throws IOException {
        Path inside = Files.createDirectories(folder.resolve("content"));
        String text = "a: [1, 'zwei\u2028', {b: null}]\n---\nc: true\n";
        Path good = Files.writeString(inside.resolve("good.yml"), text);
        Path broken = Files.writeString(inside.resolve("broken.yml"), "a: [");
        RuleCache cache = new RuleCache(folder.resolve("cache"));
        cache.keep("key", new RuleCache.Entry(set, List.of(), 0).with(KeptYaml.read(List.of(inside), List.of(good))));
        Files.writeString(good, "other: 1");
        Files.writeString(inside.resolve("later.yml"), "a: 1");

        KeptYaml content = cache.find("key").orElseThrow().content();

        assertThat(content.in(inside)).containsExactly(broken, good);
        assertThat(content.read(good, 1000)).isEqualTo(YamlReader.readEach(good.toString(), text));
        assertThat(content.read(broken, 1000)).isEqualTo(YamlReader.readEach(broken.toString(), "a: ["));
        assertThatThrownBy(() -> content.read(good, 5))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("larger than 5");
    }

    private static List<FileStamp> stamps(Path file) {
        return new RuleLoader().stamps(List.of(file));
    }

    private Path onlyFile() throws IOException {
        try (var files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }
}
