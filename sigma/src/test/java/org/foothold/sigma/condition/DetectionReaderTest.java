package org.foothold.sigma.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.Probe;
import org.junit.jupiter.api.Test;

class DetectionReaderTest {

    @Test
    void tooManyEntriesAreRefused() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            lines.add("s" + i + ": {F: x}");
        }
        lines.add("condition: 1 of them");
        assertThat(Probe.refusal(lines.toArray(String[]::new)).message())
                .isEqualTo("the detection has more than 1000 entries");

        lines.removeFirst();
        Probe.detection(lines.toArray(String[]::new)).matches("F", "x").misses("F", "y");
    }

    @Test
    void conditionsOfTooManyWordsAreRefused() {
        assertThat(Probe.refusal("a: {F: x}", "condition: " + "a or ".repeat(6000) + "a")
                        .message())
                .isEqualTo("the condition has more than 10000 words");
    }
}
