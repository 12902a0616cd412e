package org.foothold.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

class BlobTest {
    @Test
    void comesBackAsItWasWrittenAndHoldsNoMarkup() throws IOException {
        String blob = Blob.of(json -> json.writeString("</script>é\u0000" + "x".repeat(10_000)));

        assertThat(blob).matches("[A-Za-z0-9+/]+={0,2}").hasSizeLessThan(1_000);
        byte[] packed = Base64.getDecoder().decode(blob);
        String text = new String(
                new InflaterInputStream(new ByteArrayInputStream(packed)).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\"</script>é").contains("\\u0000").endsWith("xx\"");
    }

    @Test
    void cutsLongTextsAndSaysSoAndMendsHalves() {
        assertThat(Blob.cut("short", 5)).isEqualTo("short");
        assertThat(Blob.cut("longer", 4)).isEqualTo("long… [2 more characters]");
        assertThat(Blob.cut("ab\uD83D\uDE00", 3)).isEqualTo("ab\uFFFD… [1 more characters]");
        assertThat(Blob.cut("\uDE00", 9)).isEqualTo("\uFFFD");
    }

    @Test
    void weighsBytesAndNotCharacters() {
        assertThat(Blob.weight("abc")).isEqualTo(3);
        assertThat(Blob.weight("計")).isEqualTo(3);
    }
}
