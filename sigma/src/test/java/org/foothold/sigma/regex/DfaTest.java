package org.foothold.sigma.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DfaTest {
    private static final int LONG = 50_000;
    /** Has 2^15 deterministic states, all of which random text visits. */
    private static final String EXPLODING = "a[ab]{14}c";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a|b)*c",
                "(a*)*c",
                "(a+)+c",
                "((a*)*)*c",
                "(.*){10}x",
                "(a|aa)+c",
                "(a|a)*c",
                "(a?){50}a{50}c",
                "^(([a-b])+.)+([ab]([a-b])+)+c$",
                "(.*)(.*)(.*)(.*)(.*)[^ab]",
                "a.*b.*a.*b.*a.*b.*c",
                "(?:(?:a|b|ab)*?b?){3,}c",
                "\\b(\\w+\\s*)+;",
                "(a{2,3}){2,3}c",
                "[ab]{1000,}c"
            })
    void needsTableLooksOnlyWherePatternsAreCatastrophicForOthers(String pattern) throws RegexSyntaxException {
        Regex regex = Regex.compile(pattern, false, false, false);
        assertThat(regex.find(text(LONG))).isEqualTo(Found.NO);
        long once = regex.work();
        assertThat(once).as("nodes visited for %d characters", LONG).isLessThan(400_000);
        assertThat(regex.find(text(2 * LONG))).isEqualTo(Found.NO);
        assertThat(regex.work() - once).as("nodes visited for twice as many").isLessThan(400_000);
    }

    @Test
    void staysLinearAndBoundedWhereTheStatesExplode() throws RegexSyntaxException {
        Node node = RegexParser.parse(EXPLODING, false, false, false);
        Nfa nfa = Nfa.of(Simplifier.simplify(node));
        Dfa dfa = new Dfa(nfa);
        String text = text(LONG);
        assertThat(find(dfa, text)).isFalse();
        assertThat(find(dfa, text + "b" + "ab".repeat(7) + "c")).isFalse();
        assertThat(find(dfa, text + "a" + "ab".repeat(7) + "c")).isTrue();
        assertThat(dfa.states()).isLessThanOrEqualTo(Table.MAX_STATES);
        long passes = 3L * (Dfa.MAX_FRESH_TABLES + 1);
        assertThat(dfa.work()).isLessThan(passes * (LONG + 20) * 2 * nfa.size());
    }

    @Test
    void remembersOnlyTheLongestOfManyRuns() throws RegexSyntaxException {
        Dfa dfa = new Dfa(Nfa.of(Simplifier.simplify(RegexParser.parse(".{1000,}", false, false, false))));
        assertThat(find(dfa, ("x".repeat(999) + "\n").repeat(20))).isFalse();
        assertThat(find(dfa, "x\n" + "x".repeat(1000))).isTrue();
        assertThat(dfa.states()).isLessThanOrEqualTo(1_001);
        assertThat(dfa.work()).isLessThan(20_000);
    }

    @Test
    void givesManyThreadsTheSameAnswersAsOne() throws Exception {
        List<String> texts = new ArrayList<>();
        List<Boolean> expected = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            String text = letters(random, "abab c", 400);
            texts.add(text);
            expected.add(text.matches("(?s).*a[ab]{5,7}c.*|.*\\bab .*"));
        }
        Nfa nfa = Nfa.of(RegexParser.parse("a[ab]{5,7}c|^(.|\\n)*\\bab ", false, false, false));
        for (int round = 0; round < 20; round++) {
            Dfa dfa = new Dfa(nfa);
            Callable<List<Boolean>> all =
                    () -> texts.stream().map(text -> find(dfa, text)).toList();
            try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
                for (Future<List<Boolean>> answers : threads.invokeAll(List.of(all, all, all, all))) {
                    assertThat(answers.get()).isEqualTo(expected);
                }
            }
        }
        assertThat(expected).contains(true, false);
    }

    @Test
    void takesAnUnpairedSurrogateAsACharacterAndIgnoresAHalfUnit() throws RegexSyntaxException {
        Regex two = Regex.compile("^..$", false, false, false);
        assertThat(two.find("\uD83D\uD83D")).isEqualTo(Found.YES);
        assertThat(two.find("\uDE00\uD83D")).isEqualTo(Found.YES);
        assertThat(two.find("\uD83D\uDE00")).isEqualTo(Found.NO);
        byte[] odd = {'a', 0, 'b', 0, 'c'};
        assertThat(two.find(odd, 0, 5)).isEqualTo(Found.YES);
        assertThat(two.find(odd, 0, 3)).isEqualTo(Found.NO);
        assertThat(two.find(odd, 4, 4)).isEqualTo(Found.NO);
        assertThat(Regex.compile("^$", false, false, false).find(odd, 5, 5)).isEqualTo(Found.YES);
    }

    private static boolean find(Dfa dfa, String text) {
        byte[] bytes = Utf16Text.bytes(text);
        return dfa.find(bytes, 0, bytes.length);
    }

    private static String text(int length) {
        Random random = new Random(length);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(random.nextBoolean() ? 'a' : 'b');
        }
        return text.toString();
    }

    private static String letters(Random random, String alphabet, int longest) {
        StringBuilder letters = new StringBuilder();
        for (int length = random.nextInt(longest + 1); length > 0; length--) {
            letters.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return letters.toString();
    }
}
