package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.foothold.formats.access.Interfaces.Entry;
import org.junit.jupiter.api.Test;

class InterfacesTest {
    private static final String FILE = """
        # c
        source /etc/network/interfaces.d/*
        auto eth0
        iface  eth0 inet dhcp
          pre-up /bin/x \\
           y # z
        \tpost-down\t/bin/w
        allow-hotplug eth1
        mapping eth2
         script /tmp/m
        auto lo
        lost x
        iface
        """;

    @Test
    void givesCommandsWithTheirStanza() {
        Interfaces interfaces = Interfaces.read(FILE.getBytes(StandardCharsets.UTF_8));

        assertThat(interfaces.entries())
                .contains(
                        new Entry(2, "", "source", "/etc/network/interfaces.d/*"),
                        new Entry(4, "", "iface", "eth0 inet dhcp"),
                        new Entry(5, "iface eth0 inet dhcp", "pre-up", "/bin/x    y # z"),
                        new Entry(7, "iface eth0 inet dhcp", "post-down", "/bin/w"),
                        new Entry(10, "mapping eth2", "script", "/tmp/m"));
        assertThat(interfaces.bad()).extracting(damage -> damage.line()).containsExactly(12L, 13L);
    }

    @Test
    void survivesGarbage() {
        Garbage.feed(FILE, bytes -> assertThat(Interfaces.read(bytes).entries()).isNotNull());
    }
}
