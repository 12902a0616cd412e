package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LinkerConfigTest {
    private static final String FILE =
            "# c\ninclude /etc/ld.so.conf.d/*.conf  a/*.conf\n/usr/local/lib # x\n/opt/lib=libc6\nhwcap 0 nosegneg\nrelative\n";

    @Test
    void givesFoldersAndIncludes() {
        LinkerConfig config = LinkerConfig.read(FILE.getBytes(StandardCharsets.UTF_8));

        assertThat(config.folders()).containsExactly(new TextLine(3, "/usr/local/lib"), new TextLine(4, "/opt/lib"));
        assertThat(config.includes())
                .containsExactly(new TextLine(2, "/etc/ld.so.conf.d/*.conf"), new TextLine(2, "a/*.conf"));
        assertThat(config.bad()).extracting(damage -> damage.line()).containsExactly(6L);
    }

    @Test
    void survivesGarbage() {
        Garbage.feed(
                FILE, bytes -> assertThat(LinkerConfig.read(bytes).folders()).isNotNull());
    }
}
