package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KernelModulesTest {
    private static final String FILE = "# c\n; d\nloop\n  evil a=1 b\n\n";

    @Test
    void givesModulesAndArguments() {
        assertThat(KernelModules.read(FILE.getBytes(StandardCharsets.UTF_8)).entries())
                .containsExactly(new KernelModules.Entry(3, "loop", ""), new KernelModules.Entry(4, "evil", "a=1 b"));
    }

    @Test
    void survivesGarbage() {
        Garbage.feed(FILE, bytes -> assertThat(KernelModules.read(bytes).bad()).isEmpty());
    }
}
