package org.foothold.formats.unix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Entries that were changed at random stop neither the reader nor what splits their commands. */
class DesktopEntryFuzzTest {
    private static final List<String> GOOD = List.of(
            "[Desktop Entry]\nName=a\nIcon=b\nExec=sh -c \"x \\\\$y\" 'z' %U %i %c %%\nHidden=true\n[Desktop Action a]\nExec=b\n");

    @Test
    void survives() {
        Garbage.run(GOOD, bytes -> {
            DesktopEntry entry = DesktopEntry.read(bytes);
            assertThat(entry.keys()).allMatch(key -> key.line() > 0);
            entry.groupsWithCommand()
                    .forEach(group -> assertThat(entry.command(group)).isNotNull());
        });
    }
}
