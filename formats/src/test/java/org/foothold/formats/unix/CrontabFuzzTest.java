package org.foothold.formats.unix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables that were changed at random never stop the reader. */
class CrontabFuzzTest {
    private static final List<String> GOOD = List.of(
            "SHELL=/bin/sh\n*/5 1-3,7 * jan-mar mon root echo a\\%b%c\n@reboot root -n x\n",
            "'A B' = \"c\"\n-0~30 * * * 0 u x % y\n", "1 5 cron.daily nice \\\n run-parts\n@monthly 45 m x\n");

    @Test
    void survives() {
        Garbage.run(GOOD, bytes -> {
            for (Crontab.Form form : Crontab.Form.values()) {
                Crontab table = Crontab.read(bytes, form);
                assertThat(table.entries()).allMatch(entry -> !entry.command().isBlank() && entry.line() > 0);
            }
        });
    }
}
