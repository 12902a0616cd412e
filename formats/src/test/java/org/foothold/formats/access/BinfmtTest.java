package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.foothold.formats.access.Binfmt.Entry;
import org.junit.jupiter.api.Test;

class BinfmtTest {
    private static final String FILE =
            "# c\n:elf:M:0:\\x7fELF::/usr/bin/emu:OCF\n,jar,E,,jar,,/usr/bin/java,\n:short:M\n:a:b:c:d:e:f:g:h\n";

    @Test
    void givesTheProgram() {
        Binfmt binfmt = Binfmt.read(FILE.getBytes(StandardCharsets.UTF_8));

        assertThat(binfmt.entries())
                .containsExactly(
                        new Entry(2, "elf", "M", "0", "\\x7fELF", "", "/usr/bin/emu", "OCF"),
                        new Entry(3, "jar", "E", "", "jar", "", "/usr/bin/java", ""));
        assertThat(binfmt.bad()).extracting(damage -> damage.line()).containsExactly(4L, 5L);
    }

    @Test
    void survivesGarbage() {
        Garbage.feed(FILE, bytes -> assertThat(Binfmt.read(bytes).entries()).isNotNull());
    }
}
