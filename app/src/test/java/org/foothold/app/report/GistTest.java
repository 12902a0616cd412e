package org.foothold.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.foothold.engine.model.Evidence;
import org.junit.jupiter.api.Test;

class GistTest {
    @Test
    void takesTheMostTellingFieldThatSaysSomething() {
        assertThat(gist("Image", "C:\\a.exe", "CommandLine", "a.exe -x", "TargetObject", "-"))
                .isEqualTo("a.exe -x");
        assertThat(gist("Image", "C:\\a.exe", "TargetObject", " ")).isEqualTo("C:\\a.exe");
        assertThat(gist("Other", "x")).isEmpty();
    }

    @Test
    void isOneShortLineOfWholeCharacters() {
        assertThat(gist("CommandLine", "  one\r\n two\tthree ")).isEqualTo("one two three");
        assertThat(gist("CommandLine", "x".repeat(1_000_000))).hasSize(141).endsWith("x…");
        assertThat(gist("CommandLine", "\uD83D")).isEqualTo("\uFFFD");
    }

    private static String gist(String... fields) {
        List<Evidence.Field> evidence = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            evidence.add(new Evidence.Field(fields[i], false, List.of(fields[i + 1])));
        }
        return Gist.of(new Evidence(evidence));
    }
}
