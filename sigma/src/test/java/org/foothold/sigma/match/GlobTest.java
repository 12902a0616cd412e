package org.foothold.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.foothold.sigma.rule.TextPattern;
import org.foothold.sigma.rule.TextPattern.Literal;
import org.foothold.sigma.rule.TextPattern.Part;
import org.foothold.sigma.rule.TextPattern.Wildcard;
import org.foothold.sigma.text.Fold;
import org.junit.jupiter.api.Test;

class GlobTest {
    private static final String LETTERS = "aAbσς";

    @Property(tries = 3000)
    void agreesWithTheClassicTable(@ForAll long seed) {
        Random random = new Random(seed);
        List<Part> parts = new ArrayList<>();
        for (int left = random.nextInt(7); left > 0; left--) {
            parts.add(
                    switch (random.nextInt(4)) {
                        case 0 -> Wildcard.ANY_ONE;
                        case 1 -> Wildcard.ANY_RUN;
                        default -> new Literal(letters(random, 1, 2));
                    });
        }
        TextPattern pattern = new TextPattern(parts);
        boolean cased = random.nextBoolean();
        String value = letters(random, 0, 9);
        byte[] data = LoneValue.bytes("a" + value + "b");

        assertThat(new Glob(pattern, cased).matches(data, 2, data.length - 2))
                .as("%s in '%s'", pattern, value)
                .isEqualTo(table(pattern, cased, value));
    }

    @Test
    void lonelyRunWantsText() {
        Glob glob = new Glob(new TextPattern(List.of(Wildcard.ANY_RUN)), false);

        assertThat(glob.matches(new byte[0], 0, 0)).isFalse();
        assertThat(glob.matches(LoneValue.bytes("x"), 0, 2)).isTrue();
    }

    @Test
    void looksForRunsOneBehindTheOther() {
        TextPattern pattern = new TextPattern(List.of(new Literal("ab"), Wildcard.ANY_RUN, new Literal("ba")));

        assertThat(matches(pattern, "ABBA")).isTrue();
        assertThat(matches(pattern, "aba")).isFalse();
        assertThat(matches(pattern, "abxba ")).isFalse();
        assertThat(matches(new TextPattern(List.of(Wildcard.ANY_ONE)), "\uD83D\uDE00"))
                .isFalse();
        assertThat(matches(new TextPattern(List.of()), "")).isTrue();
        assertThat(matches(new TextPattern(List.of()), "x")).isFalse();
    }

    private static boolean matches(TextPattern pattern, String value) {
        byte[] data = LoneValue.bytes(value);
        return new Glob(pattern, false).matches(data, 0, data.length);
    }

    // reachable[i] says whether the parts so far can end before the i-th unit.
    private static boolean table(TextPattern pattern, boolean cased, String value) {
        if (pattern.shape() == TextPattern.Shape.NOT_EMPTY) {
            return !value.isEmpty();
        }
        String text = cased ? value : Fold.fold(value);
        boolean[] reachable = new boolean[text.length() + 1];
        reachable[0] = true;
        for (Part part : pattern.parts()) {
            boolean[] next = new boolean[reachable.length];
            for (int i = 0; i < reachable.length; i++) {
                for (int j = i; reachable[i] && j < next.length; j++) {
                    next[j] |= spans(part, cased, text.substring(i, j));
                }
            }
            reachable = next;
        }
        return reachable[text.length()];
    }

    private static boolean spans(Part part, boolean cased, String text) {
        return switch (part) {
            case Wildcard wildcard -> wildcard == Wildcard.ANY_RUN || text.length() == 1;
            case Literal literal -> text.equals(cased ? literal.text() : Fold.fold(literal.text()));
        };
    }

    private static String letters(Random random, int least, int more) {
        StringBuilder text = new StringBuilder();
        for (int left = least + random.nextInt(more + 1); left > 0; left--) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
