package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.foothold.formats.access.PythonPath.Entry;
import org.junit.jupiter.api.Test;

class PythonPathTest {
    private static final String FILE =
            "\ufeff# c\n/a/b\n\nimport os; x\nimport\tsys\n import no\nimported\n#import x\n";

    @Test
    void tellsWhatIsRunFromFolders() {
        assertThat(PythonPath.read(FILE.getBytes(StandardCharsets.UTF_8)).entries())
                .containsExactly(
                        new Entry(2, false, "/a/b"),
                        new Entry(4, true, "import os; x"),
                        new Entry(5, true, "import\tsys"),
                        new Entry(6, false, " import no"),
                        new Entry(7, false, "imported"));
    }

    @Test
    void survivesGarbage() {
        Garbage.feed(FILE, bytes -> assertThat(PythonPath.read(bytes).entries()).isNotNull());
    }
}
