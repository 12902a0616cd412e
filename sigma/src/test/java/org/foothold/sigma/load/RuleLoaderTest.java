package org.foothold.sigma.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.foothold.sigma.modifier.Placeholders;
import org.foothold.sigma.rule.Level;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.rule.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleLoaderTest {
    private static final String RULE = """
            title: Whoami
            id: 929a690e-bef0-4204-a928-ef5e620d6fcc
            name: whoami
            status: stable
            logsource: {category: process_creation, product: windows}
            tags: [attack.discovery, attack.t1033, attack.t1059.001]
            detection:
              selection:
                Image|endswith: '\\whoami.exe'
              condition: selection
            level: High
            """;

    @TempDir
    Path folder;

    @Test
    void readsEverythingARuleSays() {
        Rule rule = one(RULE);

        assertThat(rule.title()).isEqualTo("Whoami");
        assertThat(rule.id()).isEqualTo("929a690e-bef0-4204-a928-ef5e620d6fcc");
        assertThat(rule.name()).isEqualTo("whoami");
        assertThat(rule.status()).isEqualTo("stable");
        assertThat(rule.level()).isEqualTo(Level.HIGH);
        assertThat(rule.logsource()).isEqualTo(new LogSource("process_creation", "windows", null));
        assertThat(rule.tags()).containsExactly("attack.discovery", "attack.t1033", "attack.t1059.001");
        assertThat(rule.techniques()).containsExactly("T1033", "T1059.001");
        assertThat(rule.position()).isEqualTo(new Position("r.yml", 1, 1));
    }

    @Test
    void aRuleMaySayLittle() {
        Rule rule = one("title: T\nlogsource: {service: x}\ndetection: {a: {F: 1}, condition: a}\n");

        assertThat(rule.level()).isEqualTo(Level.INFORMATIONAL);
        assertThat(rule.id()).isNull();
        assertThat(rule.name()).isNull();
        assertThat(rule.status()).isEmpty();
        assertThat(rule.tags()).isEmpty();
    }

    @Test
    void whatIsMissingOrWrongIsRefusedWithItsPlace() {
        assertThat(refused(RULE.replace("title: Whoami\n", ""))).isEqualTo("r.yml:1:1: the title is missing");
        assertThat(refused(RULE.replace("Whoami", "''"))).isEqualTo("r.yml:1:8: the title is empty");
        assertThat(refused(RULE.replace("Whoami", "[x]"))).isEqualTo("r.yml:1:8: the title is a text, not a list");
        assertThat(refused(RULE.replace("logsource", "log"))).isEqualTo("r.yml:1:1: the logsource is missing");
        assertThat(refused(RULE.replaceAll("logsource: .*", "logsource: windows")))
                .isEqualTo("r.yml:5:12: the logsource is a map, not a text");
        assertThat(refused(RULE.replaceAll("logsource: .*", "logsource: {definition: x}")))
                .isEqualTo("r.yml:5:12: the logsource names no category, product or service");
        assertThat(refused(RULE.replace("detection:", "detect:"))).isEqualTo("r.yml:1:1: the detection is missing");
        assertThat(refused(RULE.replaceAll("tags: .*", "tags: x")))
                .isEqualTo("r.yml:6:7: the tags are a list, not a text");
        assertThat(refused(RULE.replace("High", "grave"))).isEqualTo("r.yml:11:8: the level 'grave' is unknown");
        assertThat(refused("- a\n- b\n")).isEqualTo("r.yml:1:1: a rule is a map, not a list");
        assertThat(refused("")).isEqualTo("r.yml:1:1: the file holds no rule");
        assertThat(refused("title: T\nlogsource: {service: x}\ndetection: x\n"))
                .isEqualTo("r.yml:3:12: the detection is a map, not a text");
    }

    @Test
    void whatOnlyLooksWrongIsWarnedAbout() {
        assertThat(warnings(RULE)).isEmpty();
        assertThat(warnings(RULE.replace("929a690e-", "")))
                .containsExactly("the id 'bef0-4204-a928-ef5e620d6fcc' is no UUID");
        assertThat(warnings(RULE.replace("stable", "great"))).containsExactly("the status 'great' is unknown");
        assertThat(warnings(RULE.replace("attack.discovery", "Discovery")))
                .containsExactly("the tag 'Discovery' has no namespace or other characters");
        assertThat(warnings("taxonomy: ecs\n" + RULE))
                .containsExactly("the taxonomy 'ecs' is not translated: fields go by their names");
        assertThat(warnings("taxonomy: sigma\n" + RULE)).isEmpty();
        assertThat(warnings(RULE.replace("Whoami", "W".repeat(257))))
                .containsExactly("the title is longer than 256 characters");
        assertThat(warnings(RULE + "---\n" + RULE))
                .containsExactly("the id 929a690e-bef0-4204-a928-ef5e620d6fcc is also that of r.yml:1:1");
    }

    @Test
    void retiredRulesAreRefused() {
        for (String status : new String[] {"deprecated", "unsupported"}) {
            Problem problem = only(RULE.replace("stable", status));
            assertThat(problem.reason()).isEqualTo(Reason.STATUS);
            assertThat(problem.message()).isEqualTo("the rule's own status is '" + status + "'");
        }
    }

    @Test
    void aBadDocumentCostsItselfAlone() {
        Rules rules =
                new RuleLoader().read("r.yml", RULE + "---\ntitle: x\n---\n[\n---\n" + RULE.replace("929a", "829a"));

        assertThat(rules.rules())
                .extracting(Rule::position)
                .containsExactly(new Position("r.yml", 1, 1), new Position("r.yml", 17, 1));
        assertThat(rules.refused()).extracting(Problem::reason).containsExactly(Reason.RULE, Reason.YAML);
    }

    @Test
    void oldCollectionsAreRefusedFromTheirActionOn() {
        Rules rules = new RuleLoader().read("r.yml", RULE + "---\naction: global\ntitle: x\n---\n" + RULE);

        assertThat(rules.rules()).hasSize(1);
        assertThat(rules.refused()).extracting(Problem::reason).containsExactly(Reason.COLLECTION, Reason.COLLECTION);
    }

    @Test
    void foldersAreReadInOrderOfPath() throws IOException {
        write("b/two.yml", RULE.replace("929a", "2222"));
        write("a/one.yaml", RULE.replace("929a", "1111"));
        write("a.yml", RULE.replace("929a", "3333"));
        write("readme.md", "no rule");

        Rules rules = new RuleLoader().load(List.of(folder));

        assertThat(rules.problems()).isEmpty();
        assertThat(rules.rules())
                .extracting(rule -> rule.position().path())
                .containsExactly("a.yml", "a/one.yaml", "b/two.yml");
    }

    @Test
    void filesMayBeNamedAsTheUserDid() throws IOException {
        write("b/two.yml", RULE);

        RuleLoader loader = new RuleLoader(Placeholders.NONE, RuleLoader.Naming.AS_GIVEN);

        assertThat(loader.load(List.of(folder)).rules())
                .extracting(rule -> rule.position().path())
                .containsExactly(folder + "/b/two.yml");
    }

    @Test
    void aFileNamedTwiceIsReadOnce() throws IOException {
        write("b/two.yml", RULE);

        Rules rules = new RuleLoader().load(List.of(folder, folder.resolve("b"), folder.resolve("b/two.yml")));

        assertThat(rules.rules()).hasSize(1);
        assertThat(rules.problems()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsSaid() throws IOException {
        Files.write(folder.resolve("latin.yml"), "title: x\n# caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        Rules rules = new RuleLoader().load(List.of(folder, folder.resolve("nothing.yml")));

        assertThat(rules.rules()).isEmpty();
        assertThat(rules.problems())
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(
                        folder.resolve("nothing.yml") + ":1:1: there is no such file or folder",
                        "latin.yml:2:6: not written in UTF-8");
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static Rule one(String text) {
        Rules rules = new RuleLoader().read("r.yml", text);
        assertThat(rules.refused()).isEmpty();
        return rules.rules().getFirst();
    }

    private static Problem only(String text) {
        Rules rules = new RuleLoader().read("r.yml", text);
        assertThat(rules.rules()).isEmpty();
        assertThat(rules.refused()).hasSize(1);
        return rules.refused().getFirst();
    }

    private static String refused(String text) {
        return only(text).toString();
    }

    private static List<String> warnings(String text) {
        Rules rules = new RuleLoader().read("r.yml", text);
        assertThat(rules.rules()).isNotEmpty();
        return rules.warnings().stream().map(Problem::message).toList();
    }
}
