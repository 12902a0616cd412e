package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.foothold.formats.access.DhclientConfig.Entry;
import org.junit.jupiter.api.Test;

class DhclientConfigTest {
    private static final String FILE = """
        # c
        script "/tmp/x y";
        send host-name = "a;b";
        interface "eth0" {
          request a,
           b;
          script /y;
        }
        on commit { execute("/bin/z", "1"); }
        last\
        """;

    @Test
    void givesStatementsWithTheirBlocks() {
        DhclientConfig config = DhclientConfig.read(FILE.getBytes(StandardCharsets.UTF_8));

        assertThat(config.entries())
                .containsExactly(
                        new Entry(2, List.of(), "script", "/tmp/x y"),
                        new Entry(3, List.of(), "send", "host-name = \"a;b\""),
                        new Entry(5, List.of("interface \"eth0\""), "request", "a,\n   b"),
                        new Entry(7, List.of("interface \"eth0\""), "script", "/y"),
                        new Entry(9, List.of("on commit"), "execute(\"/bin/z\",", "\"1\")"),
                        new Entry(10, List.of(), "last", ""));
        assertThat(config.bad()).extracting(damage -> damage.line()).containsExactly(10L);
    }

    @Test
    void survivesGarbage() {
        Garbage.feed(
                FILE, bytes -> assertThat(DhclientConfig.read(bytes).entries()).isNotNull());
    }
}
