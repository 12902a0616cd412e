package org.foothold.formats.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.foothold.formats.FormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScannerTest {
    private final JsonScanner scanner = new JsonScanner();

    @Test
    void namesValuesByTheirPaths() {
        assertThat(Flat.scanned(scanner, """
                        {"a": 1, "b": {"c": "x", "d": [true, {"e": null}, [2.5e3]]}, "": "", "f": [], "g": {}}"""))
                .containsExactly(
                        new Flat("a", "1"),
                        new Flat("b.c", "x"),
                        new Flat("b.d", "true"),
                        new Flat("b.d.e", null),
                        new Flat("b.d", "2.5e3"),
                        new Flat("", ""));
    }

    @Test
    void saysWhatAValueIs() {
        Flat.scanned(scanner, "{\"a\":[\"t\",\"\\n\",-7,1.0,1e1,false,null]}");

        assertThat(List.of(0, 1, 2, 3, 4, 5, 6).stream().map(scanner::kind))
                .containsExactly(
                        JsonScanner.TEXT,
                        JsonScanner.ESCAPED,
                        JsonScanner.INTEGER,
                        JsonScanner.DECIMAL,
                        JsonScanner.DECIMAL,
                        JsonScanner.BOOLEAN,
                        JsonScanner.NULL);
    }

    @Test
    void keysThatAreWrittenInTwoWaysAreOnePath() {
        Flat.scanned(scanner, "{\"name\":1,\"n\\u0061me\":2}");

        assertThat(scanner.path(0)).isEqualTo(scanner.path(1));
    }

    @Test
    void pathsKeepTheirNumbersFromObjectToObject() {
        Flat.scanned(scanner, "{\"a\":{\"b\":1},\"c\":2}");
        int path = scanner.path(1);
        int size = scanner.paths().size();
        Flat.scanned(scanner, "{\"c\":3,\"a\":{\"b\":4}}");

        assertThat(scanner.path(0)).isEqualTo(path);
        assertThat(scanner.paths().size()).isEqualTo(size);
        assertThat(scanner.paths().parent(scanner.path(1))).isNotEqualTo(JsonPaths.ROOT);
    }

    @Test
    void thousandsOfNewKeysAreForgottenAgain() {
        int generation = scanner.paths().generation();
        int most = 0;
        for (int object = 0; object < 300; object++) {
            StringBuilder json = new StringBuilder("{");
            for (int key = 0; key < 500; key++) {
                json.append(key == 0 ? "" : ",")
                        .append("\"k")
                        .append(object * 500 + key)
                        .append("\":1");
            }
            assertThat(Flat.scanned(scanner, json.append('}').toString())).hasSize(500);
            most = Math.max(most, scanner.paths().size());
        }

        assertThat(most).isLessThan(40_000);
        assertThat(scanner.paths().generation()).isGreaterThan(generation);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "[]",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,}",
                "{\"a\":[1,]}",
                "{\"a\":[1}",
                "{\"a\":tru}",
                "{\"a\":01}",
                "{\"a\":-}",
                "{\"a\":1.}",
                "{\"a\":1e}",
                "{\"a\":\"x}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":1}{",
                "{a:1}",
                "{\"a\" 1}",
                "{\"a\":1 \"b\":2}",
                "{,}",
                "{\"a\":+1}"
            })
    void refusesWhatIsNoObject(String json) {
        assertThatThrownBy(() -> Flat.scanned(scanner, json)).isInstanceOf(FormatException.class);
    }

    @Test
    void saysWhereItWentWrong() {
        byte[] bytes = "{\"a\":x}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> scanner.scan(bytes, 0, bytes.length, 1000))
                .isInstanceOfSatisfying(FormatException.class, wrong -> {
                    assertThat(wrong.offset()).isEqualTo(1005);
                    assertThat(wrong.found()).isEqualTo("'x'");
                    assertThat(wrong.expected()).contains("a number");
                });
    }

    @Test
    void depthAndNumberOfValuesAreBounded() {
        String deep = "{\"a\":" + "[".repeat(JsonScanner.MAX_DEPTH + 1);
        String wide = "{\"a\":[" + "1,".repeat(JsonScanner.MAX_VALUES) + "1]}";

        assertThatThrownBy(() -> Flat.scanned(scanner, deep)).hasMessageContaining("depth");
        assertThatThrownBy(() -> Flat.scanned(scanner, wide)).hasMessageContaining("values");
        assertThat(Flat.scanned(scanner, "{\"a\":1}")).hasSize(1);
    }
}
