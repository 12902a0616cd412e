package org.foothold.sigma.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexTest {
    /** Pattern, a value in which it is found, a value in which it is not; {@code ~n} is a line feed. */
    private static final String SYNTAX = """
            net\\s+user ;; cmd /c net  user x ;; netuser
            ^abc ;; abcd ;; xabc
            abc$ ;; xabc ;; abc~n
            abc\\z ;; xabc ;; abc~n
            abc\\Z ;; abc~n ;; abc~n~n
            \\Aabc ;; abcd ;; ~nabc
            (?m)^abc$ ;; x~nabc~ny ;; xabc~n
            (?m)^$ ;; a~n~nb ;; a~n
            a.c ;; aäc ;; a~nc
            (?s)a.c ;; a~nc ;; ac
            ^.$ ;; 😀 ;; ab
            ^[^a]$ ;; 😀 ;; a
            ^😀{2}$ ;; 😀😀 ;; 😀
            [😀-😂] ;; x😁 ;; 😄
            \\bfoo\\b ;; a foo. ;; afoo
            \\Bfoo ;; afoo ;; foo
            \\bä ;; aä ;; ä
            ^\\d+$ ;; 0123 ;; ١٢
            ^\\w+$ ;; aZ_9 ;; ä
            ^\\W$ ;; ä ;; _
            ^[\\s]$ ;; ~n ;; x
            \\x41\\x{42}\\u0043\\e?\\t? ;; ABC ;; AB
            \\Qa.b*\\E+ ;; a.b** ;; axb
            [\\Q^]\\E-]x ;; ]x ;; ax
            []a]b ;; ]b ;; b
            [^]a]b ;; xb ;; ]b
            [a-\\d]x ;; -x ;; bx
            [a-]x ;; -x ;; bx
            [[:alpha:]_]7 ;; _7 ;; 77
            [[:^digit:]]7 ;; x7 ;; 77
            [[:upper:]] ;; aB ;; ab
            \\p{Lu}\\pL ;; ÄÖ ;; ää
            \\P{L}\\p{^L} ;; 12 ;; a1
            \\p{Cyrillic} ;; aж ;; abc
            (?i)ΣΑΣ ;; σας ;; sas
            (?i)k ;; \u212A ;; x
            (?i)I ;; i ;; ı
            (?i)[a-c]X ;; Bx ;; Dx
            (?i)[^a]$ ;; b ;; A
            a(?i)b|c ;; C ;; A
            a(?i:b)c ;; aBc ;; aBC
            (?i)a(?-i)b ;; Ab ;; AB
            (?i:a(?-i:b)c) ;; AbC ;; ABC
            (?x) a b # nothing ;; ab ;; a b
            (?#why)ab ;; ab ;; ba
            ^(?:a|bc){2}$ ;; bca ;; bcb
            ^a{2,}$ ;; aaa ;; a
            ^a{2,3}$ ;; aaa ;; aaaa
            ^a{,2}$ ;; aa ;; aaa
            a{x}{ ;; a{x}{ ;; ax
            ^a+?b*?$ ;; aab ;; b
            (?<n>a)(?P<m>b)('c')(?'o'd) ;; ab'c'd ;; abcd
            a||b ;; x ;; x~~
            ^(|a)$ ;; a ;; b
            ^()*$ ;; §§ ;; a
            \\$\\{?`?e`?n ;; x${`en ;; ${x
            [-/–][Ee^]{1,2}[ncodema^]*\\s ;; –Enc x ;; enc x
            \\K\\N ;; a ;; ~n
            \\h\\H\\v ;; \u00A0x\f. ;; x
            a\\Rb ;; a~nb ;; ab
            \\cI ;; x\tx ;; I
            """;

    @ParameterizedTest
    @CsvSource(delimiterString = " ;; ", quoteCharacter = '§', textBlock = SYNTAX)
    void findsWhatTheSyntaxMeans(String pattern, String inside, String outside) throws RegexSyntaxException {
        assertThat(find(pattern, inside)).as("%s in %s", pattern, inside).isEqualTo(Found.YES);
        if (!outside.contains("~~")) {
            assertThat(find(pattern, outside)).as("%s in %s", pattern, outside).isEqualTo(Found.NO);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "a)",
                "[a",
                "[]",
                "*a",
                "a|+",
                "a**",
                "a{2}{3}",
                "a{3,2}",
                "a{9999}",
                "[z-a]",
                "\\",
                "\\i",
                "[\\i]",
                "\\x{110000}",
                "\\xg",
                "\\u12",
                "(?<n>a)(?<n>b)",
                "(?<1>a)",
                "(?y)",
                "(?i",
                "\\2(a)",
                "\\k<n>",
                "\\p{Xy}",
                "[[:abc:]]",
                "(?R)",
                "(?1)",
                "(?(1)a)",
                "(*FAIL)",
                "(?|a)",
                "(?<=a+b*)c(?<=a*)d",
                "(?#a",
                "(((a{99}){99}){99}){99}",
                "(?P>n)",
                "a{0,9999999}"
            })
    void refusesWhatIsNoPatternOrTooLarge(String pattern) {
        assertThatExceptionOfType(RegexSyntaxException.class)
                .isThrownBy(() -> Regex.compile(pattern, false, false, false))
                .satisfies(e -> assertThat(e.index()).isBetween(0, pattern.length()));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " ;; ", textBlock = """
                    a(?=b)b ;; ab ;; ac
                    a(?!b)c ;; ac ;; ab
                    x(?<=x)a(?<!b)c ;; xac ;; xbc
                    (a|b)\\1 ;; xbb ;; ab
                    (?i)(a|b)\\1 ;; xbB ;; ab
                    (?<n>a|b)\\k<n>\\k{n}\\k'n'(?P=n)\\g{n}\\g1\\g{-1} ;; bbbbbbbb ;; bbbbbbb
                    (?>a+)ab|x ;; x ;; aab
                    a++ab|x ;; x ;; aab
                    a(?!$)(?=.) ;; ab ;; a
                    (?!a)\\bfoo$ ;; foo ;; foo~n
                    ^(?=.*b)(?=.*c) ;; acb ;; ab
                    (?m)(?!x)^b$ ;; a~nb~nc ;; a~nbb
                    (?!y)[[:alpha:]]\\bä ;; xä1 ;; ya
                    """)
    void decidesLookAroundAndBackReferencesSlowly(String pattern, String inside, String outside)
            throws RegexSyntaxException {
        assertThat(find(pattern, inside)).as("%s in %s", pattern, inside).isEqualTo(Found.YES);
        assertThat(find(pattern, outside)).as("%s in %s", pattern, outside).isEqualTo(Found.NO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a(?=b)b", "(a)\\1", "(?>a|ab)c", "a++b", "(?!a)\\bb", "a\\Zb", "\\Ra"})
    void marksAsSlowWhatNoAutomatonDecides(String pattern) throws RegexSyntaxException {
        assertThat(Regex.compile(pattern, false, false, false).slow()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " ;; ", textBlock = """
                    foo(?=bar) ;; xfoobar ;; foo bar
                    foo(?!b) ;; foob foo ;; xfoob
                    foo(?!\\d+)|x$ ;; foo ;; foo1
                    (?<=foo)bar ;; foobar ;; fobar
                    (?<!f)oo ;; oo ;; foo
                    (?<!f)^oo ;; oo ;; aoo
                    ab(?>cd|c) ;; abc ;; abd
                    ab*+ ;; a ;; b
                    """)
    void needsNoSlowEngineForLookAroundAtTheEdges(String pattern, String inside, String outside)
            throws RegexSyntaxException {
        assertThat(Regex.compile(pattern, false, false, false).slow()).isFalse();
        assertThat(find(pattern, inside)).as("%s in %s", pattern, inside).isEqualTo(Found.YES);
        assertThat(find(pattern, outside)).as("%s in %s", pattern, outside).isEqualTo(Found.NO);
    }

    @Test
    void saysThatASlowPatternGaveUp() throws RegexSyntaxException {
        String many = "a".repeat(5_000) + "c";
        assertThat(Regex.compile("(?!x)(a*)*b", false, false, false).find(many)).isEqualTo(Found.GAVE_UP);
        assertThat(Regex.compile("(?!x)(a|b)*c\\Bd", false, false, false).find("a".repeat(200_000)))
                .isEqualTo(Found.GAVE_UP);
    }

    @Test
    void takesFlagsFromTheCaller() throws RegexSyntaxException {
        assertThat(Regex.compile("^B.c$", true, true, true).find("a\nb\nC\nd")).isEqualTo(Found.YES);
        assertThat(Regex.compile("^B.c$", false, true, true).find("a\nb\nC\nd")).isEqualTo(Found.NO);
        assertThat(Regex.compile("^B.c$", true, false, true).find("a\nb\nC\nd")).isEqualTo(Found.NO);
        assertThat(Regex.compile("^B.c$", true, true, false).find("a\nb\nC\nd")).isEqualTo(Found.NO);
    }

    private static Found find(String pattern, String value) throws RegexSyntaxException {
        String text = value.replace("~n", "\n");
        Regex regex = Regex.compile(pattern, false, false, false);
        byte[] slice = ("x" + text + "y").getBytes(StandardCharsets.UTF_16LE);
        Found found = regex.find(slice, 2, slice.length - 2);
        assertThat(regex.find(text)).isEqualTo(found);
        return found;
    }
}
