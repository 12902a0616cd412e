package org.foothold.sigma.pitfall;

import static org.assertj.core.api.Assertions.assertThat;

import org.foothold.sigma.Probe;
import org.foothold.sigma.rule.Problem.Reason;
import org.junit.jupiter.api.Test;

/** Regular expressions: where they look, what their signs mean, and that they cannot stop a hunt. */
class Pitfall11RegexTest {

    @Test
    void theyLookAnywhereInTheValue() {
        Probe.selection("Cmd|re: 'b+c'").matches("Cmd", "abbbcd").misses("Cmd", "abbbd");
        Probe.selection("Cmd|re: '^b+c$'")
                .matches("Cmd", "bbc")
                .misses("Cmd", "abbc")
                .misses("Cmd", "bbcd");
    }

    @Test
    void backslashesAndStarsAreTheirOwn() {
        Probe.selection("Cmd|re: '\\\\temp\\\\.*\\.exe'")
                .matches("Cmd", "C:\\temp\\x.exe")
                .misses("Cmd", "C:/temp/x.exe");
        Probe.selection("Cmd|re: 'a*'").matches("Cmd", "b").matches("Cmd", "");
    }

    @Test
    void theDotIsAnythingButALineFeed() {
        Probe.selection("Cmd|re: 'a.b'")
                .matches("Cmd", "a\rb")
                .matches("Cmd", "a\u2028b")
                .misses("Cmd", "a\nb");
        Probe.selection("Cmd|re|s: 'a.b'").matches("Cmd", "a\nb").misses("Cmd", "ab");
    }

    @Test
    void theDollarIsTheVeryEnd() {
        Probe.selection("Cmd|re: 'a$'")
                .matches("Cmd", "ba")
                .misses("Cmd", "a\n")
                .misses("Cmd", "ab");
        Probe.selection("Cmd|re|m: 'a$'").matches("Cmd", "a\nb").misses("Cmd", "ab\nb");
        Probe.selection("Cmd|re: '^b'").misses("Cmd", "a\nb");
        Probe.selection("Cmd|re|m: '^b'").matches("Cmd", "a\nb");
        Probe.selection("Cmd|re|m: 'a$'").misses("Cmd", "a\rb");
    }

    @Test
    void classesAreAscii() {
        Probe.selection("Cmd|re: '^\\d+$'").matches("Cmd", "123").misses("Cmd", "١٢٣");
        Probe.selection("Cmd|re: '^\\w+$'").matches("Cmd", "a_1").misses("Cmd", "é");
        Probe.selection("Cmd|re: '\\bcat\\b'").matches("Cmd", "a cat!").misses("Cmd", "concat");
    }

    @Test
    void flagsFollowTheModifier() {
        Probe.selection("Cmd|re|i|m|s: '^a.b$'").matches("Cmd", "x\nA\nB\ny");
        assertThat(Probe.selectionRefusal("Cmd|i: 'a'").message()).isEqualTo("the modifier 'i' needs 're' before it");
        assertThat(Probe.selectionRefusal("Cmd|i|re: 'a'").message()).isEqualTo("the modifier 'i' has to follow 're'");
        assertThat(Probe.selectionRefusal("Cmd|re|contains: 'a'").message())
                .isEqualTo("the modifiers 're' and 'contains' contradict each other");
    }

    @Test
    void insensitivityIsThatOfUnicode() {
        Probe.selection("Cmd|re|i: 'straẞe'").matches("Cmd", "STRAßE");
        Probe.selection("Cmd|re|i: '[а-я]+ж'").matches("Cmd", "АБЖ");
        Probe.selection("Cmd|re: 'ж'").misses("Cmd", "Ж");
    }

    @Test
    void catastrophicPatternsEnd() {
        Probe.selection("Cmd|re: '^(a+)+$'").matches("Cmd", "a".repeat(30)).misses("Cmd", "a".repeat(30) + "!");
        Probe.selection("Cmd|re: '(?:x|y)*z'").matches("Cmd", "xy".repeat(500) + "z");
    }

    @Test
    void lookAroundAndReferencesAreKnown() {
        Probe.selection("Cmd|re: 'a(?=b)'").matches("Cmd", "ab").misses("Cmd", "ac");
        Probe.selection("Cmd|re: '^(?!.*evil)run'").matches("Cmd", "run me").misses("Cmd", "run evil");
        Probe.selection("Cmd|re: '(.)\\1\\1'").matches("Cmd", "baaad").misses("Cmd", "baad");
        assertThat(Probe.selectionWarnings("Cmd|re: '(.)\\1'"))
                .containsExactly("the regular expression is slow: it needs backtracking");
        assertThat(Probe.selectionWarnings("Cmd|re: 'a+b'")).isEmpty();
    }

    @Test
    void whatIsNoRegularExpressionIsRefused() {
        for (String bad : new String[] {"a(", "a)", "[a", "*a", "a{2,1}", "(?<n", "\\"}) {
            assertThat(Probe.selectionRefusal("Cmd|re: '" + bad + "'").reason())
                    .as(bad)
                    .isEqualTo(Reason.REGEX);
        }
        assertThat(Probe.selectionRefusal("Cmd|re: ''").message())
                .isEqualTo("an empty regular expression matches everything");
    }
}
