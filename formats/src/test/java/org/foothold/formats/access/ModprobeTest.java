package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.foothold.formats.access.Modprobe.Entry;
import org.junit.jupiter.api.Test;

class ModprobeTest {
    private static final String FILE = """
        # c
        install usb  /bin/sh -c "x"; \\
         /sbin/modprobe --ignore-install usb
        blacklist pcspkr
        alias char-* evil
        options a b=1
        remove a /bin/y
        softdep a pre: b post: c
        unknown x
        install x
        """;

    @Test
    void givesCommandsWithTheirModules() {
        Modprobe modprobe = Modprobe.read(FILE.getBytes(StandardCharsets.UTF_8));

        assertThat(modprobe.entries())
                .containsExactly(
                        new Entry(2, "install", "usb", "/bin/sh -c \"x\";  /sbin/modprobe --ignore-install usb"),
                        new Entry(4, "blacklist", "pcspkr", ""),
                        new Entry(5, "alias", "char-*", "evil"),
                        new Entry(6, "options", "a", "b=1"),
                        new Entry(7, "remove", "a", "/bin/y"),
                        new Entry(8, "softdep", "a", "pre: b post: c"));
        assertThat(modprobe.bad()).extracting(damage -> damage.line()).containsExactly(9L, 10L);
    }

    @Test
    void survivesGarbage() {
        Garbage.feed(FILE, bytes -> assertThat(Modprobe.read(bytes).entries()).isNotNull());
    }
}
