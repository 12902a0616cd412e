package org.foothold.sigma.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainTest {
    private static final String[] PIECES = {
        "copy-item",
        "(?:iex|invoke)",
        "cd",
        "a",
        "\\bab\\b",
        "[ab]c",
        "(?:ab|cd)+e",
        "x$",
        "^b",
        "\\.exe",
        "k\u017f",
        "😀b"
    };
    private static final String[] GAPS = {
        "", ".*", ".+", ".{0,50}", ".{2,90}", "[^;]*", "[^;]{1,200}", "\\s+", "\\w{4,}", "[a-c ]{70}", "[^a]{5,9}"
    };
    private static final String[] WORDS = {
        "copy-item",
        "IEX",
        "invoke",
        "cd",
        "ab ab",
        "ac",
        "abcde",
        "x",
        ".exe",
        "K\u017f",
        "s",
        "😀b",
        ";",
        "\n",
        " ",
        "      "
    };

    private final Random random = new Random(7);
    private final LongText scratch = new LongText();

    @Test
    void findsInLongTextsWhatTheWholeAutomatonFinds() throws RegexSyntaxException {
        int found = 0;
        for (int i = 0; i < 3_000; i++) {
            Regex regex = Regex.compile(pattern(), random.nextBoolean(), random.nextBoolean(), random.nextBoolean());
            String text = text(1 + random.nextInt(600));
            byte[] bytes = Utf16Text.bytes(text);
            Found expected = regex.find(bytes, 0, bytes.length);
            scratch.forget();
            scratch.set(bytes, 0, bytes.length);
            assertThat(regex.findInPieces(scratch, true))
                    .as("/%s/ in '%s'", regex, text)
                    .contains(expected);
            found += expected == Found.YES ? 1 : 0;
        }
        assertThat(found).isBetween(600, 2_400);
    }

    @ParameterizedTest
    @CsvSource({
        "'ping.{6,64}echo', 5, NO",
        "'ping.{6,64}echo', 6, YES",
        "'ping.{6,64}echo', 64, YES",
        "'ping.{6,64}echo', 65, NO",
        "ping.*echo, 60000, YES",
        "ping[^-]*echo, 60000, YES",
        "ping[^\\.]*echo, 60000, NO",
        "ping.{900}echo, 900, YES",
        "ping.{900}echo, 901, NO",
    })
    void countsTheCharactersOfAGap(String pattern, int between, Found expected) throws RegexSyntaxException {
        String filler = ".".repeat(3_000);
        byte[] bytes = Utf16Text.bytes(
                filler + "ping" + "😀.".repeat(between / 2) + ".".repeat(between % 2) + "echo" + filler);
        Regex regex = Regex.compile(pattern, false, false, false);
        assertThat(regex.find(bytes, 0, bytes.length, scratch)).isEqualTo(expected);
    }

    @Test
    void takesFewStatesWhereAnAutomatonOfTheWholeExplodes() throws RegexSyntaxException {
        Regex regex = Regex.compile("ab.{1,64}-.{1,64}cab", true, false, false);
        String text = text(10_000).replace("c", "-");
        byte[] bytes = Utf16Text.bytes(text);
        assertThat(regex.find(bytes, 0, bytes.length, scratch)).isEqualTo(Found.NO);
        long once = regex.work();
        assertThat(regex.find(bytes, 0, bytes.length, scratch)).isEqualTo(Found.NO);
        assertThat(regex.work()).isEqualTo(once);
        byte[] more = Utf16Text.bytes(text + "cab");
        assertThat(regex.find(more, 0, more.length, scratch)).isEqualTo(Found.YES);
    }

    @Test
    void goesOnWithAFreshTableWhereAPieceHasTooManyStates() throws RegexSyntaxException {
        Regex regex = Regex.compile("a(?:[ab]){3}(?:[ab]){3}(?:[ab]){3}(?:[ab]){3}(?:[ab]){3}c|x", false, false, false);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40_000; i++) {
            text.append(random.nextBoolean() ? 'a' : 'b');
        }
        byte[] no = Utf16Text.bytes(text + "b" + "ab".repeat(7) + "bc");
        assertThat(regex.find(no, 0, no.length, scratch)).isEqualTo(Found.NO);
        byte[] yes = Utf16Text.bytes(text + "a" + "ab".repeat(7) + "bc");
        assertThat(regex.find(yes, 0, yes.length, scratch)).isEqualTo(Found.YES);
    }

    private String pattern() {
        StringBuilder pattern = new StringBuilder();
        for (int parts = 1 + random.nextInt(4); parts > 0; parts--) {
            pattern.append(pick(PIECES)).append(parts > 1 || random.nextInt(8) == 0 ? pick(GAPS) : "");
            if (random.nextInt(8) == 0) {
                pattern.append('|');
            }
        }
        return pattern.toString();
    }

    private String text(int parts) {
        StringBuilder text = new StringBuilder();
        String often = pick(WORDS);
        for (int i = 0; i < parts; i++) {
            text.append(random.nextInt(3) == 0 ? pick(WORDS) : often);
        }
        return text.toString();
    }

    private String pick(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
