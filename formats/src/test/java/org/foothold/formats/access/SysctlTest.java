package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.foothold.formats.access.Sysctl.Entry;
import org.junit.jupiter.api.Test;

class SysctlTest {
    private static final String FILE =
            "# c\n;d\nkernel.core_pattern = |/tmp/x %p\n-net/ipv4/conf/eth0.1/x=1\n-net.a.b\n=1\nnothing\n-=\n";

    @Test
    void givesKeysInOneForm() {
        Sysctl sysctl = Sysctl.read(FILE.getBytes(StandardCharsets.UTF_8));

        assertThat(sysctl.entries())
                .containsExactly(
                        new Entry(3, "kernel.core_pattern", "|/tmp/x %p", false),
                        new Entry(4, "net.ipv4.conf.eth0/1.x", "1", true),
                        new Entry(5, "net.a.b", null, true));
        assertThat(sysctl.bad()).extracting(damage -> damage.line()).containsExactly(6L, 7L, 8L);
    }

    @Test
    void survivesGarbage() {
        Garbage.feed(FILE, bytes -> assertThat(Sysctl.read(bytes).entries()).isNotNull());
    }
}
