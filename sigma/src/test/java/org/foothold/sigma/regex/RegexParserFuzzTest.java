package org.foothold.sigma.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is thrown at the parser, it gives a pattern that can be searched for, or says where it is broken. */
class RegexParserFuzzTest {
    private static final int MUTATIONS = Integer.getInteger("foothold.mutations", 20_000);
    private static final String[] PIECES = {
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "*",
        "+",
        "?",
        "|",
        "^",
        "$",
        ".",
        "\\",
        "\\Q",
        "\\E",
        "-",
        ",",
        ":",
        "(?",
        "(?:",
        "(?i)",
        "(?<",
        ">",
        "(?=",
        "(?!",
        "(?<=",
        "(?<!",
        "(?>",
        "(?#",
        "(?P<",
        "[^",
        "[:",
        ":]",
        "[:alpha:]",
        "\\p{",
        "\\pL",
        "\\x",
        "\\x{",
        "\\u",
        "\\1",
        "\\k<",
        "\\g",
        "\\b",
        "\\d",
        "\\W",
        "0",
        "1",
        "9",
        "{2}",
        "{1,3}",
        "{9,}",
        "a",
        "b",
        "Z",
        "é",
        "😀",
        "\uD83D",
        "\uDE00",
        "\n",
        " ",
        "&&",
        "#",
        "(?x)",
        "\\R",
        "\\K",
        "\\Z",
        "\\c",
        "\\0",
        "'",
        "\"",
        "!",
        "=",
        "<",
        "/"
    };

    @Test
    void readsOrRefusesEveryPattern() {
        Random random = new Random(77);
        int read = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            StringBuilder pattern = new StringBuilder();
            for (int pieces = 1 + random.nextInt(12); pieces > 0; pieces--) {
                pattern.append(PIECES[random.nextInt(PIECES.length)]);
            }
            read += reads(pattern.toString()) ? 1 : 0;
        }
        assertThat(read).isBetween(MUTATIONS / 20, MUTATIONS - MUTATIONS / 20);
    }

    @Test
    void survivesDepthAndLength() {
        assertThat(reads("(".repeat(50_000))).isFalse();
        assertThat(reads("(".repeat(99) + "a" + ")".repeat(99))).isTrue();
        assertThat(reads("(".repeat(100) + "a" + ")".repeat(100))).isFalse();
        assertThat(reads("(?:a".repeat(99) + "){50}".repeat(99))).isFalse();
        assertThat(reads("(?:".repeat(99) + "){5000}".repeat(99))).isTrue();
        assertThat(reads("(?:^".repeat(99) + "){5000}".repeat(99))).isFalse();
        assertThat(reads("a".repeat(9_000))).isTrue();
        assertThat(reads("a".repeat(70_000))).isFalse();
        assertThat(reads("[" + "\\p{L}\\P{Lu}".repeat(50) + "]")).isTrue();
        assertThat(reads("(?=x)a" + "|(a)".repeat(8_000))).isTrue();
    }

    private static boolean reads(String pattern) {
        try {
            Regex regex = Regex.compile(pattern, false, false, false);
            for (String value : new String[] {"", "ab9Z é😀\n(", pattern}) {
                if (regex.find(value) == Found.YES) {
                    GateAssert.assertThatPasses(regex.gate(), value, pattern);
                }
            }
            return true;
        } catch (RegexSyntaxException refused) {
            assertThat(refused.index()).isBetween(0, pattern.length());
            assertThat(refused).hasMessageMatching("(?s)\\S.*");
            return false;
        }
    }
}
