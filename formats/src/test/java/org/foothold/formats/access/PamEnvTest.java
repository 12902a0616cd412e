package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.foothold.formats.access.PamEnv.Entry;
import org.junit.jupiter.api.Test;

class PamEnvTest {
    private static final String FILE =
            "# c\nA DEFAULT=x OVERRIDE=\"y z\" # c\nLD_PRELOAD \\\n  OVERRIDE=/tmp/x.so\nEMPTY\nA=b\nB WRONG=1\n";

    @Test
    void givesBothValues() {
        PamEnv env = PamEnv.read(FILE.getBytes(StandardCharsets.UTF_8));

        assertThat(env.entries())
                .containsExactly(
                        new Entry(2, "A", "x", "y z"),
                        new Entry(3, "LD_PRELOAD", null, "/tmp/x.so"),
                        new Entry(5, "EMPTY", null, null));
        assertThat(env.bad()).extracting(damage -> damage.line()).containsExactly(6L, 7L);
    }

    @Test
    void survivesGarbage() {
        Garbage.feed(FILE, bytes -> assertThat(PamEnv.read(bytes).entries()).isNotNull());
    }
}
