package org.foothold.formats.unix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.foothold.formats.linux.LineDamage;
import org.junit.jupiter.api.Test;

class InittabTest {
    private static final String GOOD =
            "# c\nid:3:initdefault:\nx1:2345:respawn:/bin/a -b c:d\n::sysinit:/etc/init.d/rcS\ntty1::askfirst:-/bin/sh\nbad:line\n";

    @Test
    void readsBothForms() {
        Inittab table = Inittab.read(GOOD.getBytes(StandardCharsets.UTF_8));

        assertThat(table.entries())
                .containsExactly(
                        new Inittab.Entry(2, "id", "3", "initdefault", ""),
                        new Inittab.Entry(3, "x1", "2345", "respawn", "/bin/a -b c:d"),
                        new Inittab.Entry(4, "", "", "sysinit", "/etc/init.d/rcS"),
                        new Inittab.Entry(5, "tty1", "", "askfirst", "-/bin/sh"));
        assertThat(table.damages()).extracting(LineDamage::line).containsExactly(6L);
    }

    @Test
    void survivesChangedTables() {
        Garbage.run(
                List.of(GOOD),
                bytes -> assertThat(Inittab.read(bytes).entries())
                        .allMatch(entry -> !entry.action().isBlank()));
    }
}
