package org.foothold.formats.unix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Units that were changed at random stop neither the reader nor what splits their commands. */
class SystemdUnitFuzzTest {
    private static final List<String> GOOD = List.of("""
            [Unit]
            After=a
            [Service]
            ExecStart=-/bin/a "b c" \\
            # d
             'e' \\x41 \\u00e9 \\101; /b %i
            ExecStart=
            """, """
            [Timer]
            OnCalendar=daily
            OnBootSec=
            Unit=a.service
            [Install]
            WantedBy=timers.target
            """);

    @Test
    void survives() {
        UnitName name = UnitName.of("a-b@c.service");
        Garbage.run(GOOD, bytes -> {
            SystemdUnit unit = SystemdUnit.read(bytes);
            assertThat(unit.settings()).allMatch(setting -> !setting.section().isEmpty() && setting.line() > 0);
            SystemdUnit.merge(List.of(new SystemdUnit.Part("f", unit)));
            unit.settings().forEach(setting -> UnitCommand.split(setting.value(), name));
        });
    }
}
