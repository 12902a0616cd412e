package org.foothold.app.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class FindingCountsTest {
    @Test
    void countsTheTechniquesOfFindingsAlone() throws IOException {
        assertThat(read("""
                        {"kind":"finding","techniques":["T1053.005","T1547.001"],"evidence":{"techniques":["T1"]}}
                        {"kind":"finding","techniques":["T1053.005"]}
                        {"kind":"outcome","techniques":["T1098"]}
                        {"kind":"summary"}
                        """)).isEqualTo(Map.of("T1053.005", 2L, "T1547.001", 1L));
    }

    @Test
    void refusesWhatIsNoReport() {
        assertThatThrownBy(() -> read("[1]"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a hunt's NDJSON");
        assertThatThrownBy(() -> read("{\"kind\":"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not JSON");
    }

    private static SortedMap<String, Long> read(String text) throws IOException {
        return FindingCounts.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
