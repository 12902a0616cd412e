package org.foothold.app.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NavigatorLayerTest {
    @Test
    void theGradientEndsAtTheHighestScore() {
        NavigatorLayer layer = new NavigatorLayer("a \"name\"", 18);
        layer.set("T1053", 7, "x");
        layer.set("T1053.005", 0, "");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        layer.write(out);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("{\"name\":\"a \\\"name\\\"\",\"versions\":{\"attack\":\"18\"")
                .endsWith("\"minValue\":0,\"maxValue\":7}}");
    }
}
