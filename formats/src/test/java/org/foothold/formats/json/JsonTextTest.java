package org.foothold.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.foothold.formats.Utf16;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void resolvesEscapes() {
        assertThat(text("a\\\"\\\\\\/\\b\\f\\n\\r\\tz\\u00e4\\uD83D\\uDE00", true))
                .isEqualTo("a\"\\/\b\f\n\r\tzä😀");
        assertThat(text("C:\\temp", false)).isEqualTo("C:\\temp");
    }

    @Test
    void whatIsNoUtf8BecomesAReplacement() {
        byte[] bytes = {
            'a', (byte) 0xC0, (byte) 0x80, 'b', (byte) 0xE2, (byte) 0x82, 'c', (byte) 0xED, (byte) 0xA0, (byte) 0x80
        };

        assertThat(JsonText.text(bytes, 0, bytes.length, false))
                .startsWith("a\uFFFD\uFFFDb\uFFFD")
                .contains("c\uFFFD");
    }

    @Test
    void textsThatWereHandedOutStayWhenTheStoreGrows() {
        JsonText text = new JsonText();
        byte[] small = "first".getBytes(StandardCharsets.UTF_8);
        int start = text.add(small, 0, small.length, false);
        byte[] held = text.bytes();
        int stop = text.size();
        byte[] large = "x".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        text.add(large, 0, large.length, false);

        assertThat(Utf16.decode(held, start, stop)).isEqualTo("first");
        assertThat(text.bytes()).isNotSameAs(held);
    }

    @Property
    void decodesAllUtf8(@ForAll String any) {
        byte[] bytes = any.getBytes(StandardCharsets.UTF_8);

        assertThat(JsonText.text(bytes, 0, bytes.length, false)).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
    }

    private static String text(String source, boolean escaped) {
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        return JsonText.text(bytes, 0, bytes.length, escaped);
    }
}
