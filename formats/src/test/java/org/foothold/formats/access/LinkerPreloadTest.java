package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LinkerPreloadTest {
    private static final String FILE = "# none:x\n/a.so:/b.so\t/c.so # d\n\n  libx.so\n";

    @Test
    void givesEveryLibrary() {
        assertThat(LinkerPreload.read(FILE.getBytes(StandardCharsets.UTF_8)).libraries())
                .containsExactly(
                        new TextLine(2, "/a.so"),
                        new TextLine(2, "/b.so"),
                        new TextLine(2, "/c.so"),
                        new TextLine(4, "libx.so"));
    }

    @Test
    void survivesGarbage() {
        Garbage.feed(FILE, bytes -> assertThat(LinkerPreload.read(bytes).bad()).isEmpty());
    }
}
