package org.foothold.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.foothold.sigma.text.Fold;
import org.junit.jupiter.api.Test;

class WrittenTableTest {
    private static final String[] PIECES = {
        "a",
        "B",
        "k",
        "mimi",
        "KATZ",
        "\\",
        "/",
        "\"",
        "\n",
        "\u0000",
        "{",
        "[",
        "|",
        "~",
        "^",
        "@",
        "`",
        "sekurlsa",
        " ",
        "é",
        "\u212A",
        "0"
    };

    @Property(tries = 1000)
    void neverKeepsBackAValueThatHoldsAKeyword(@ForAll long seed) {
        Random random = new Random(seed);
        List<String> keywords = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            keywords.add(text(random, 1 + random.nextInt(6)));
        }
        WrittenTable table = table(keywords);
        for (int i = 0; i < 20; i++) {
            String keyword = keywords.get(random.nextInt(keywords.size()));
            String value = text(random, random.nextInt(8))
                    + (random.nextBoolean() ? keyword : keyword.toUpperCase(java.util.Locale.ROOT))
                    + text(random, random.nextInt(8));
            if (WrittenJson.isAscii(value) && holdsAny(value, keywords)) {
                assertThat(mayHold(table, value, random))
                        .as("%s in %s", keywords, value)
                        .isTrue();
            }
        }
    }

    @Test
    void keepsBackWhatHoldsNone() {
        WrittenTable table = table(List.of("mimikatz", "\\\\sekurlsa::logon", "ümlaut-only"));
        Random random = new Random(1);

        assertThat(mayHold(table, "C:\\Windows\\System32\\svchost.exe -k netsvcs -p", random))
                .isFalse();
        assertThat(mayHold(table, "mimikat", random)).isFalse();
        assertThat(mayHold(table, "", random)).isFalse();
        assertThat(mayHold(table, "run MimiKatz", random)).isTrue();
        assertThat(mayHold(table, "\\\\SEKURLSA::logon", random)).isTrue();
    }

    @Test
    void keywordsOfSignsAloneLetEverythingThrough() {
        assertThat(mayHold(table(List.of("\\a\\b/c\"d", "mimikatz")), "x", new Random(1)))
                .isTrue();
        assertThat(mayHold(table(List.of("abc")), "x", new Random(1))).isTrue();
        assertThat(mayHold(table(List.of()), "x", new Random(1))).isFalse();
    }

    private static boolean holdsAny(String value, List<String> keywords) {
        return keywords.stream().anyMatch(keyword -> Fold.fold(value).contains(Fold.fold(keyword)));
    }

    // Other text stands around the value, where nothing may be found.
    private static boolean mayHold(WrittenTable table, String value, Random random) {
        String written = WrittenJson.of(value, false, random);
        byte[] raw = ("mimik" + written + "atz").getBytes(StandardCharsets.UTF_8);
        return table.mayHold(raw, 5, raw.length - 3);
    }

    private static WrittenTable table(List<String> keywords) {
        Literals.Builder literals = new Literals.Builder();
        int[] members = new int[keywords.size()];
        for (int i = 0; i < members.length; i++) {
            byte[] folded = FoldedText.of(keywords.get(i));
            ByteSink sink = new ByteSink();
            sink.putBytes(folded);
            members[i] = literals.addFolded(new ByteCursor(sink.toArray(), 0), folded.length);
        }
        return WrittenTable.of(literals.build(), members);
    }

    private static String text(Random random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
