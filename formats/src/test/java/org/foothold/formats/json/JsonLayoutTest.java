package org.foothold.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonLayoutTest {
    @Test
    void knowsALayoutByItsBeginning() {
        assertThat(of("{\"a\":1}\n{\"a\":2}")).isEqualTo(JsonLayout.LINES);
        assertThat(of("\uFEFF {\"a\":1}")).isEqualTo(JsonLayout.LINES);
        assertThat(of("{\n  \"a\": {\n \"b\": 1}\n}\n{")).isEqualTo(JsonLayout.OBJECTS);
        assertThat(of("[\n {\"a\":1}]")).isEqualTo(JsonLayout.ARRAY);
        assertThat(of("[]")).isEqualTo(JsonLayout.ARRAY);
        assertThat(of("{\"Records\":[{\"a\":1}]}")).isEqualTo(JsonLayout.WRAPPED);
        assertThat(of("{\"@odata.context\":\"…\",\n\"value\": [\n{}]}")).isEqualTo(JsonLayout.WRAPPED);
    }

    @Test
    void aListOfTextsInAnEventWrapsNothing() {
        assertThat(of("{\"value\":[\"a\"],\"items\":[1]}\n{}")).isEqualTo(JsonLayout.LINES);
        assertThat(of("{\"a\":{\"Records\":[{}]}}\n{}")).isEqualTo(JsonLayout.LINES);
    }

    @Test
    void aFirstLineThatWasCutOffIsStillALine() {
        assertThat(of("{\"a\":\"cut\n{\"a\":1}\n")).isEqualTo(JsonLayout.LINES);
        assertThat(of("{\"a\":1,\n{\"a\":1}\n")).isEqualTo(JsonLayout.LINES);
    }

    @Test
    void otherTextIsNoJson() {
        assertThat(of("")).isNull();
        assertThat(of("{")).isNull();
        assertThat(of("[section]\nkey=1")).isNull();
        assertThat(of("{guid}")).isNull();
        assertThat(of("plain")).isNull();
    }

    private static @Nullable JsonLayout of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return JsonLayout.of(bytes, bytes.length);
    }
}
