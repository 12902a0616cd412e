package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BootEntryTest {
    private static final String FILE =
            "# c\ntitle  A B\nlinux /v\ninitrd /a\ninitrd\t/b\noptions root=x init=/y\nalone\n";

    @Test
    void givesFields() {
        BootEntry entry = BootEntry.read(FILE.getBytes(StandardCharsets.UTF_8));

        assertThat(entry.values("initrd")).containsExactly("/a", "/b");
        assertThat(entry.fields()).contains(new BootEntry.Field(2, "title", "A B"));
        assertThat(entry.bad()).extracting(damage -> damage.line()).containsExactly(7L);
    }

    @Test
    void survivesGarbage() {
        Garbage.feed(FILE, bytes -> assertThat(BootEntry.read(bytes).fields()).isNotNull());
    }
}
