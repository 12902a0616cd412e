package org.foothold.sigma.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem;
import org.junit.jupiter.api.Test;

class YamlReaderTest {

    @Test
    void everyPieceKnowsWhereItStands() throws ContentException {
        YamlNode.Mapping root = map("# a comment\na: x\nlist:\n  - one\n  -   two\nmap: {k: 'v'}\n");

        assertThat(root.position()).isEqualTo(new Position("f.yml", 2, 1));
        assertThat(root.get("a").position()).isEqualTo(new Position("f.yml", 2, 4));
        YamlNode.Sequence list = (YamlNode.Sequence) root.get("list");
        assertThat(list.items())
                .extracting(YamlNode::position)
                .containsExactly(new Position("f.yml", 4, 5), new Position("f.yml", 5, 7));
        YamlNode.Mapping map = (YamlNode.Mapping) root.get("map");
        assertThat(map.entries().getFirst().key().position()).isEqualTo(new Position("f.yml", 6, 7));
        assertThat(root.get("absent")).isNull();
    }

    @Test
    void onlyWhatJsonCallsSoIsNoText() throws ContentException {
        assertThat(types("4688", "-1", "0", "18446744073709551615")).containsOnly(YamlNode.Type.INTEGER);
        assertThat(types("1.5", "-0.5", "1e10", "1E-3")).containsOnly(YamlNode.Type.DECIMAL);
        assertThat(types("true", "False", "TRUE")).containsOnly(YamlNode.Type.BOOLEAN);
        assertThat(types("null", "~", "Null", "NULL", "")).containsOnly(YamlNode.Type.NULL);
        assertThat(types(
                        "yes",
                        "no",
                        "on",
                        "off",
                        "y",
                        "010",
                        "+1",
                        "0x1F",
                        "0o7",
                        "1_000",
                        "12:30:45",
                        "2024-01-02",
                        ".5",
                        "1.",
                        ".inf",
                        ".nan",
                        "tRUE",
                        "nULL",
                        "'4688'",
                        "\"true\"",
                        "!!str 5",
                        "! 5",
                        "1e",
                        "--1"))
                .containsOnly(YamlNode.Type.TEXT);
    }

    @Test
    void textsAreWhatTheirQuotesSay() throws ContentException {
        assertThat(text("'C:\\Windows'")).isEqualTo("C:\\Windows");
        assertThat(text("\"a\\tb\\u00e9\"")).isEqualTo("a\tb\u00e9");
        assertThat(text("'it''s'")).isEqualTo("it's");
        assertThat(text("|\n  one\n  two\n")).isEqualTo("one\ntwo\n");
        assertThat(text(">-\n  one\n  two\n")).isEqualTo("one two");
    }

    @Test
    void duplicateKeysAreRefused() {
        assertThat(broken("a: 1\nb: 2\na: 3\n").toString()).isEqualTo("f.yml:3:1: the key 'a' stands twice in one map");
        assertThat(broken("{1: a, '1': b}").message()).isEqualTo("the key '1' stands twice in one map");
    }

    @Test
    void aByteOrderMarkIsSkipped() throws ContentException {
        assertThat(map("\uFEFFa: x\n").get("a").position()).isEqualTo(new Position("f.yml", 1, 4));
    }

    @Test
    void documentsOfOneFileDoNotSufferFromEachOther() {
        List<YamlDocument> documents = YamlReader.readEach(
                "f.yml", "a: 1\n---\nb: [\n---\nc: 'open\n---\nd: 4\n...\n---\n# nothing\n---\ne: 5\n");

        assertThat(documents).hasSize(5);
        assertThat(documents.get(0)).isInstanceOf(YamlDocument.Read.class);
        assertThat(problem(documents.get(1)).position().line()).isEqualTo(4);
        assertThat(problem(documents.get(2)).position().path()).isEqualTo("f.yml");
        assertThat(((YamlDocument.Read) documents.get(3)).root().position()).isEqualTo(new Position("f.yml", 7, 1));
        assertThat(((YamlDocument.Read) documents.get(4)).root().position()).isEqualTo(new Position("f.yml", 12, 1));
    }

    @Test
    void aRuleOfDashesIsNoEndOfADocument() throws ContentException {
        assertThat(map("a: |\n  ---\n  x\nb: ----\n").get("b"))
                .isEqualTo(new YamlNode.Scalar(new Position("f.yml", 4, 4), YamlNode.Type.TEXT, "----"));
        assertThat(YamlReader.readEach("f.yml", "---- x\n")).hasSize(1);
    }

    @Test
    void filesWithoutContentHaveNoDocuments() {
        assertThat(YamlReader.readEach("f.yml", "")).isEmpty();
        assertThat(YamlReader.readEach("f.yml", "# only a comment\n---\n...\n")).isEmpty();
        assertThatThrownBy(() -> YamlReader.readOne("f.yml", "")).hasMessage("f.yml:1:1: the file is empty");
        assertThatThrownBy(() -> YamlReader.readOne("f.yml", "a\n--- b"))
                .hasMessage("f.yml:1:1: the file has more than one document");
    }

    @Test
    void deepNestingIsRefusedBeforeItCostsTheStack() {
        assertThat(broken("[".repeat(100_000)).message()).isEqualTo("lists and maps are nested deeper than 64");
        assertThat(broken("{a: ".repeat(100_000)).message()).isEqualTo("lists and maps are nested deeper than 64");
        assertThat(broken("- ".repeat(50_000)).message()).isEqualTo("lists and maps are nested deeper than 64");
    }

    @Test
    void aliasesAreFollowedWithinBounds() throws ContentException {
        YamlNode.Mapping root = map("a: &x [1, 2]\nb: *x\n");
        assertThat(root.get("b")).isSameAs(root.get("a"));
        assertThat(broken("a: *x\n").message()).isEqualTo("there is no finished anchor &x");
        assertThat(broken("a: &x [*x]\n").message()).isEqualTo("there is no finished anchor &x");
        assertThat(broken("a: &x 1\nb: [" + "*x, ".repeat(51) + "]\n").message())
                .isEqualTo("more than 50 aliases");
    }

    @Test
    void laughsThatMultiplyAreRefused() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 8; i++) {
            String before = "*a" + (i - 1);
            laughs.append(
                    "a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", java.util.Collections.nCopies(7, before))));
        }
        assertThat(broken(laughs.toString()).message()).isEqualTo("more than 500000 values");
    }

    @Test
    void whatIsNoYamlIsRefusedWithItsPlace() {
        assertThat(broken("a: 'x\n").position().path()).isEqualTo("f.yml");
        assertThat(broken("a: b\n c: d\n").position()).isEqualTo(new Position("f.yml", 2, 3));
        assertThat(broken("a: \u0001\n").toString()).isEqualTo("f.yml:1:4: the character U+0001 is not allowed");
        assertThat(broken("a: 1\nb: x\u0007\n").position()).isEqualTo(new Position("f.yml", 2, 5));
        assertThat(broken("? [a]\n: b\n").message()).isEqualTo("a key is a list");
        assertThat(broken("<<: {a: 1}\n").message()).isEqualTo("merge keys (<<) are not part of YAML 1.2");
        assertThat(broken("a: !!binary x\n").message())
                .isEqualTo("the tag tag:yaml.org,2002:binary is not allowed here");
        assertThat(broken("a: !!java.lang.Runtime [x]\n").message()).contains("is not allowed here");
    }

    @Test
    void filesThatAreTooLongAreRefused() {
        assertThat(broken("a: " + "x".repeat(YamlReader.MAX_CHARACTERS)).message())
                .isEqualTo("longer than 4194304 characters");
    }

    private static List<YamlNode.Type> types(String... values) throws ContentException {
        List<YamlNode.Type> types = new java.util.ArrayList<>();
        for (String value : values) {
            types.add(((YamlNode.Scalar) map("a: " + value + "\n").get("a")).type());
        }
        return types;
    }

    private static String text(String value) throws ContentException {
        return ((YamlNode.Scalar) map("a: " + value + "\n").get("a")).text();
    }

    private static YamlNode.Mapping map(String text) throws ContentException {
        return (YamlNode.Mapping) YamlReader.readOne("f.yml", text);
    }

    private static Problem broken(String text) {
        List<YamlDocument> documents = YamlReader.readEach("f.yml", text);
        assertThat(documents).hasSize(1);
        return problem(documents.getFirst());
    }

    private static Problem problem(YamlDocument document) {
        assertThat(document).isInstanceOf(YamlDocument.Broken.class);
        return ((YamlDocument.Broken) document).problem();
    }
}
