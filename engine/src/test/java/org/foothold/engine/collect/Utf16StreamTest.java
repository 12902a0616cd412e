package org.foothold.engine.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf16StreamTest {
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void lettersOfTwoUnitsStayWholeWhereverTheyStand(String charset) throws IOException {
        for (int before = 8_180; before < 8_200; before++) {
            String text = "\ufeff{" + "a".repeat(before) + "\ud83d\ude00\u00fc";

            assertThat(read(text, charset)).isEqualTo(text.substring(1));
        }
    }

    @Test
    void theMarkMayBeMissing() throws IOException {
        assertThat(read("{}", "UTF-16LE")).isEqualTo("{}");
        assertThat(read("{}", "UTF-16BE")).isEqualTo("{}");
        assertThat(read("", "UTF-16BE")).isEmpty();
    }

    private static String read(String text, String charset) throws IOException {
        byte[] bytes = text.getBytes(Charset.forName(charset));
        return new String(new Utf16Stream(new ByteArrayInputStream(bytes)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
