package org.foothold.app.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TacticTest {
    @TempDir
    private Path folder;

    @Test
    void knowsWhatBelongedToTheTacticUpToAVersion() throws IOException {
        Tactic tactic =
                read("{\"version\":\"19.1\",\"techniques\":[\"T1053\",\"T1668\"],\"left_since_18_1\":[\"T1574\"]}");

        assertThat(tactic.version()).isEqualTo("19.1");
        assertThat(tactic.techniques(19)).containsExactly("T1053", "T1668");
        assertThat(tactic.techniques(18)).containsExactly("T1053", "T1574", "T1668");
    }

    @Test
    void saysWhichFileIsWrong() {
        assertThatThrownBy(() -> read("{\"techniques\":[]}"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("tactic.json: no version");
        assertThatThrownBy(() -> read("{\"version\"")).isInstanceOf(IOException.class);
    }

    private Tactic read(String json) throws IOException {
        return Tactic.read(Files.writeString(folder.resolve("tactic.json"), json));
    }
}
