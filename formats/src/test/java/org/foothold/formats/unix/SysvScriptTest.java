package org.foothold.formats.unix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SysvScriptTest {
    private static final String GOOD =
            "#!/bin/sh\n# chkconfig: 2345 85 15\n### BEGIN INIT INFO\n# Provides:\ta b\n# Default-Start: 2 3\n# Description: x\n#   y\n### END INIT INFO\n# Provides: z\n";

    @Test
    void readsBothHeaders() {
        SysvScript script = SysvScript.read(GOOD.getBytes(StandardCharsets.UTF_8));

        assertThat(script.chkconfig()).isEqualTo("2345 85 15");
        assertThat(script.header())
                .containsEntry("Provides", "a b")
                .containsEntry("Default-Start", "2 3")
                .containsEntry("Description", "x y")
                .hasSize(3);
        assertThat(script.damages()).isEmpty();
        assertThat(SysvScript.read("### BEGIN INIT INFO\n".getBytes(StandardCharsets.UTF_8))
                        .damages())
                .hasSize(1);
    }

    @Test
    void readsNamesOfLinks() {
        assertThat(SysvScript.Link.of("S20ssh")).isEqualTo(new SysvScript.Link(true, 20, "ssh"));
        assertThat(SysvScript.Link.of("K01a")).isEqualTo(new SysvScript.Link(false, 1, "a"));
        assertThat(SysvScript.Link.of("README")).isNull();
    }

    @Test
    void survivesChangedScripts() {
        Garbage.run(
                List.of(GOOD),
                bytes -> assertThat(SysvScript.read(bytes).header()).isNotNull());
    }
}
