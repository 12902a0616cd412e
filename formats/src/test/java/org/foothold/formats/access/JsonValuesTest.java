package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonValuesTest {
    private static final String FILE =
            "{\n \"Config\": {\"Cmd\": [\"sh\", \"-c\"],\n \"Env\": [\"A=\\u0041\"]},\n \"HostConfig\": {\"Privileged\": true}}\n";

    @Test
    void givesValuesByPath() {
        JsonValues json = JsonValues.read(FILE.getBytes(StandardCharsets.UTF_8));

        assertThat(json.values("Config.Cmd")).containsExactly("sh", "-c");
        assertThat(json.values("Config.Env")).containsExactly("A=A");
        assertThat(json.entries()).contains(new JsonValues.Entry(4, "HostConfig.Privileged", "true"));
    }

    @Test
    void tellsWhatIsNoJson() {
        assertThat(JsonValues.read("{\n\"a\": }".getBytes(StandardCharsets.UTF_8))
                        .bad())
                .singleElement()
                .satisfies(damage -> assertThat(damage.line()).isEqualTo(2));
    }

    @Test
    void survivesGarbage() {
        Garbage.feed(FILE, bytes -> assertThat(JsonValues.read(bytes).entries()).isNotNull());
    }
}
