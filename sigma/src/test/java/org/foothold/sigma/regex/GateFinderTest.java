package org.foothold.sigma.regex;

import static org.assertj.core.api.Assertions.assertThat;

import org.foothold.sigma.text.CharMask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateFinderTest {

    @ParameterizedTest
    @CsvSource(delimiterString = " ;; ", textBlock = """
                    net\\s+user ;; user
                    (?i)NET\\s+Use ;; use
                    [Rr][Uu][Nn][Dd][Ll][Ll]32(?:\\.[Ee][Xx][Ee])?-\\S+ ;; rundll32-,rundll32.exe-
                    (Get-Item|gci).{1,64}-Path ;; -path
                    \\\\(venv|python(.+)?)\\\\lib\\\\site-packages\\\\ ;; \\lib\\site-packages\\
                    (abc|xyz)_1 ;; abc_1,xyz_1
                    foo(?=barbaz)x ;; foox
                    (ab){3,}x ;; ababab
                    ab?c[01]def ;; abc0def,abc1def,ac0def,ac1def
                    a\\bbc ;; abc
                    https?://[a-z]\\.exe ;; https://,http://
                    """)
    void findsTheRarestLiterals(String pattern, String literals) throws RegexSyntaxException {
        assertThat(gate(pattern).literals()).containsExactlyInAnyOrder(literals.split(","));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " ;; ", textBlock = """
                    a* ;; 0
                    .{1000,} ;; 1000
                    (ab|c)d{2,} ;; 3
                    [😀😁]x ;; 3
                    (?!abc)d ;; 1
                    (a)\\1 ;; 1
                    ((a{1000}){1000}|b) ;; 1
                    """)
    void knowsTheLeastLength(String pattern, int length) throws RegexSyntaxException {
        Node node = RegexParser.parse(pattern, false, false, false);
        assertThat(GateFinder.find(node).minLength()).isEqualTo(length);
    }

    @Test
    void knowsNoLiteralWhereAnAlternativeHasNone() throws RegexSyntaxException {
        assertThat(gate("foobar|[a-z]*").literals()).isEmpty();
        assertThat(gate("(foo)?").literals()).isEmpty();
        assertThat(gate("[^a]").literals()).isEmpty();
    }

    @Test
    void collectsTheCharactersThatOccurInAnyCase() throws RegexSyntaxException {
        assertThat(gate("\\+.*[Aa](b|bc)d?").mask()).isEqualTo(CharMask.of("+ab"));
        assertThat(gate("a|b").mask()).isZero();
    }

    @Test
    void takesPrefixAndSuffixFromTheTextsEdgesOnly() throws RegexSyntaxException {
        assertThat(gate("^C:\\\\Users\\\\[^\\\\]+\\\\X\\.dat$").prefix()).isEqualTo("c:\\users\\");
        assertThat(gate("^C:\\\\Users\\\\[^\\\\]+\\\\X\\.dat$").suffix()).isEqualTo("\\x.dat");
        assertThat(gate("ab").prefix()).isEmpty();
        assertThat(gate("(?m)^ab$").prefix()).isEmpty();
        assertThat(gate("ab\\Z").suffix()).isEmpty();
        assertThat(gate("^ab|c").prefix()).isEmpty();
    }

    private static Gate gate(String pattern) throws RegexSyntaxException {
        return Regex.compile(pattern, false, false, false).gate();
    }
}
