package org.foothold.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.foothold.formats.Damaged;
import org.junit.jupiter.api.Test;

class JsonBlocksTest {
    private final List<Damaged> damages = new ArrayList<>();

    @Test
    void linesKeepTheirNumbers() throws IOException {
        assertThat(objects("{\"a\":1}\n\n {\"b\":2}\r\n{\"c\":3}"))
                .containsExactly("1 {\"a\":1}", "2 ", "3 {\"b\":2}", "4 {\"c\":3}");
        assertThat(damages).isEmpty();
    }

    @Test
    void elementsAreCutOutOfWhateverHoldsThem() throws IOException {
        List<String> expected = List.of("1 {\"a\":\"]}\\\"\"}", "2 {\"b\":{\"c\":[{}]}}");
        String elements = "{\"a\":\"]}\\\"\"} , {\"b\":{\"c\":[{}]}}";

        assertThat(objects("[" + elements + "]")).isEqualTo(expected);
        assertThat(objects("{\"x\":[1],\"Records\": [" + elements + "],\"y\":{\"z\":[{}]}}"))
                .isEqualTo(expected);
        assertThat(objects("{\n\"a\":\"]}\\\"\"}\n{\"b\":{\"c\":[{}]}}"))
                .containsExactly("1 {\n\"a\":\"]}\\\"\"}", "2 {\"b\":{\"c\":[{}]}}");
        assertThat(damages).isEmpty();
    }

    @Test
    void aFileThatWasCutOffSaysSo() throws IOException {
        assertThat(objects("[{\"a\":1},{\"b\":")).containsExactly("1 {\"a\":1}");
        assertThat(damages).singleElement().satisfies(damage -> {
            assertThat(damage.offset()).isEqualTo(9);
            assertThat(damage.lost()).isTrue();
        });
    }

    @Test
    void anArrayThatIsNotClosedLosesNothing() throws IOException {
        assertThat(objects("[{\"a\":1}")).hasSize(1);
        assertThat(damages).singleElement().matches(damage -> !damage.lost());
    }

    @Test
    void aLineThatIsTooLongCostsOneLine() throws IOException {
        String layout = "{\"a\":1}\n";
        InputStream in = new java.io.SequenceInputStream(java.util.Collections.enumeration(List.of(
                stream(layout + "{\"b\":\""),
                stream("x".repeat(JsonBlocks.MAX_EVENT + 10)),
                stream("\"}\n{\"c\":3}\n"))));

        assertThat(read(JsonBlocks.of(in, JsonLayout.LINES))).containsExactly("1 {\"a\":1}", "3 {\"c\":3}");
        assertThat(damages)
                .singleElement()
                .satisfies(damage -> assertThat(damage.offset()).isEqualTo(8));
    }

    @Test
    void anElementThatIsTooLongCostsOneElement() throws IOException {
        InputStream in = new java.io.SequenceInputStream(java.util.Collections.enumeration(List.of(
                stream("[{\"a\":1},{\"b\":\""),
                stream("x".repeat(JsonBlocks.MAX_EVENT + 10)),
                stream("\"},{\"c\":3}]"))));

        assertThat(read(JsonBlocks.of(in, JsonLayout.ARRAY))).containsExactly("1 {\"a\":1}", "3 {\"c\":3}");
        assertThat(damages).hasSize(1);
    }

    @Property(tries = 20)
    void nothingIsLostBetweenBlocks(@ForAll @IntRange(min = 1, max = 5000) int size, @ForAll boolean lines)
            throws IOException {
        int count = 2 * JsonBlocks.BLOCK / size + 3;
        StringBuilder text = new StringBuilder(lines ? "" : "[");
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            String object = "{\"n\":" + i + ",\"t\":\"" + "x".repeat(size) + "\"}";
            text.append(i == 1 || lines ? "" : ",").append(object).append(lines ? "\n" : "");
            expected.add(i + " " + object);
        }
        text.append(lines ? "" : "]");

        assertThat(objects(text.toString())).isEqualTo(expected);
        assertThat(damages).isEmpty();
    }

    private List<String> objects(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        JsonLayout layout = Objects.requireNonNull(JsonLayout.of(bytes, Math.min(bytes.length, JsonLayout.WINDOW)));
        return read(JsonBlocks.of(new ByteArrayInputStream(bytes), layout));
    }

    private List<String> read(JsonBlocks blocks) throws IOException {
        damages.clear();
        List<String> all = new ArrayList<>();
        for (JsonBlock block = blocks.next(); block != null; block = blocks.next()) {
            damages.addAll(block.damages());
            for (int n = 0; n < block.size(); n++) {
                String text =
                        new String(block.bytes(), block.from(n), block.to(n) - block.from(n), StandardCharsets.UTF_8);
                assertThat(block.blank(n)).isEqualTo(text.isBlank());
                all.add(block.first() + n + " " + text.strip());
            }
        }
        return all;
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
