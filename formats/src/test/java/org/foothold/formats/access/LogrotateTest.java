package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.foothold.formats.access.Logrotate.Entry;
import org.junit.jupiter.api.Test;

class LogrotateTest {
    private static final String FILE = """
        # c
        weekly
        include /etc/logrotate.d
        compresscmd=/tmp/z
        /var/log/a "/var/log/b c"
        /var/log/d {
          rotate 4
          postrotate
            if x; then y; fi
            } z
          endscript
        }
        /e { daily }
        {
         prerotate
         evil
        """;

    @Test
    void givesScriptsWithTheirFiles() {
        Logrotate logrotate = Logrotate.read(FILE.getBytes(StandardCharsets.UTF_8));
        List<String> files = List.of("/var/log/a", "/var/log/b c", "/var/log/d");

        assertThat(logrotate.entries())
                .containsExactly(
                        new Entry(2, List.of(), "weekly", "", false),
                        new Entry(3, List.of(), "include", "/etc/logrotate.d", false),
                        new Entry(4, List.of(), "compresscmd", "/tmp/z", false),
                        new Entry(7, files, "rotate", "4", false),
                        new Entry(8, files, "postrotate", "if x; then y; fi\n} z", true),
                        new Entry(13, List.of("/e"), "daily", "", false),
                        new Entry(15, List.of(), "prerotate", "evil", true));
        assertThat(logrotate.scripts()).hasSize(2);
        assertThat(logrotate.bad()).hasSize(2);
    }

    @Test
    void survivesGarbage() {
        Garbage.feed(FILE, bytes -> assertThat(Logrotate.read(bytes).entries()).isNotNull());
    }
}
