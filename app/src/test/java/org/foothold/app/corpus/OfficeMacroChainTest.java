package org.foothold.app.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code -Dfoothold.golden=write} writes the sample anew. */
class OfficeMacroChainTest {
    private static final int MOST_BYTES = 500_000;

    @Test
    void isWhatItsGeneratorMakes() throws IOException {
        if ("write".equals(System.getProperty("foothold.golden"))) {
            OfficeMacroChain.write();
        }
        for (Map.Entry<String, byte[]> file : OfficeMacroChain.files().entrySet()) {
            assertThat(OfficeMacroChain.folder().resolve(file.getKey())).hasBinaryContent(file.getValue());
        }
    }

    @Test
    void isSmallAndHasNothingElse() throws IOException {
        long bytes = 0;
        try (var files = Files.list(OfficeMacroChain.folder())) {
            for (var file : files.toList()) {
                assertThat(OfficeMacroChain.files())
                        .containsKey(file.getFileName().toString());
                bytes += Files.size(file);
            }
        }
        assertThat(bytes).isBetween(1L, (long) MOST_BYTES);
    }
}
