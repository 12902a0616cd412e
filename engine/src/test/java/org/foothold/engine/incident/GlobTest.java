package org.foothold.engine.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "*\\explorer.exe, c:\\windows\\explorer.exe, true",
        "*\\explorer.exe, c:\\windows\\explorer.exe.bak, false",
        "S-1-5-2?, s-1-5-20, true",
        "S-1-5-2?, s-1-5-2, false",
        "a*b*c, aXbbYc, true",
        "a*b*c, aXbbYcd, false",
        "*, anything, true",
        "abc, abc, true",
        "abc, abcd, false",
        "abc*, abc, true",
    })
    void matchesTheWholeText(String pattern, String text, boolean matches) {
        assertThat(new Glob(pattern).matches(text)).isEqualTo(matches);
    }

    @Test
    void takesNoLongerForManyStars() {
        assertThat(new Glob("*a".repeat(50) + "*c").matches("a".repeat(20_000) + "b"))
                .isFalse();
    }
}
