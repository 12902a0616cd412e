package org.foothold.sigma.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.foothold.sigma.rule.TextPattern;
import org.foothold.sigma.rule.TextPattern.Wildcard;
import org.foothold.sigma.text.Fold;
import org.junit.jupiter.api.Test;

class GlobTest {

    @Test
    void matchesTheWholeValueInAnyCase() {
        assertThat(glob("c:\\*\\a?.exe", false).matches("C:\\Users\\AB.EXE")).isTrue();
        assertThat(glob("c:\\*\\a?.exe", false).matches("xC:\\Users\\AB.EXE")).isFalse();
        assertThat(glob("c:\\*\\a?.exe", false).matches("C:\\Users\\AB.EXE ")).isFalse();
        assertThat(glob("c:\\*\\a?.exe", true).matches("C:\\Users\\AB.EXE")).isFalse();
        assertThat(glob("ΣΟΦΟΣ*x", false).matches("σοφοςX")).isTrue();
        assertThat(glob("ab*ba", false).matches("aba")).isFalse();
        assertThat(glob("?", false).matches("é")).isTrue();
        assertThat(glob("?", false).matches("😀")).isFalse();
    }

    @Test
    void wantsSomethingWhereThePatternIsAStar() {
        assertThat(glob("*", false).matches("x")).isTrue();
        assertThat(glob("*", false).matches("")).isFalse();
        assertThat(glob("", false).matches("")).isTrue();
        assertThat(glob("", false).matches("x")).isFalse();
    }

    @Test
    void readsASliceInPlace() {
        byte[] bytes = "xxabcyy".getBytes(StandardCharsets.UTF_16LE);
        assertThat(glob("a*c", false).matches(bytes, 4, 10)).isTrue();
        assertThat(glob("a*c", false).matches(bytes, 4, 12)).isFalse();
    }

    @Test
    void agreesWithAnotherEngineAndKeepsItsGate() {
        Random random = new Random(11);
        int matches = 0;
        for (int i = 0; i < 30_000; i++) {
            String source = text(random, "aAb*?", 7);
            String value = text(random, "aAbB", 8);
            boolean cased = random.nextBoolean();
            Glob glob = glob(source, cased);
            boolean expected = source.matches("\\*+") ? !value.isEmpty() : oracle(source, cased, value);
            assertThat(glob.matches(value)).as("%s in %s", source, value).isEqualTo(expected);
            if (expected) {
                matches++;
                GateAssert.assertThatPasses(glob.gate(), value, source);
            }
        }
        assertThat(matches).isGreaterThan(1_500);
    }

    @Test
    void offersTheBestLiteralAsItsGate() {
        Gate gate = glob("*a*verylong?x*", false).gate();
        assertThat(gate.literals()).containsExactly(Fold.fold("VeryLong"));
        assertThat(gate.minLength()).isEqualTo(11);
        assertThat(gate.prefix()).isEmpty();
        assertThat(glob("Ab*C", false).gate().prefix()).isEqualTo("ab");
        assertThat(glob("Ab*C", false).gate().suffix()).isEqualTo("c");
    }

    private static boolean oracle(String source, boolean cased, String value) {
        String regex = source.replace("*", ".*").replace('?', '.');
        return Pattern.compile(regex, cased ? 0 : Pattern.CASE_INSENSITIVE)
                .matcher(value)
                .matches();
    }

    static String text(Random random, String alphabet, int longest) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(longest + 1); length > 0; length--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static Glob glob(String source, boolean cased) {
        List<TextPattern.Part> parts = new ArrayList<>();
        for (int i = 0; i < source.length(); i++) {
            parts.add(
                    switch (source.charAt(i)) {
                        case '*' -> Wildcard.ANY_RUN;
                        case '?' -> Wildcard.ANY_ONE;
                        default -> new TextPattern.Literal(source.substring(i, i + 1));
                    });
        }
        return Glob.compile(new TextPattern(parts), cased);
    }
}
