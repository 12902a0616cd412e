package org.foothold.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.foothold.sigma.match.AnchoredTable.Anchor;
import org.foothold.sigma.text.Fold;

class TextIndexPropertyTest {
    private static final String[] PIECES = {
        "a",
        "b",
        "A",
        "ab",
        "abc",
        "\\cmd.exe",
        "aaaa",
        "σ",
        "ς",
        "Σ",
        "\uD83D\uDE00",
        "\uD83D\uDE01",
        "\u212A",
        "k",
        "é",
        "É"
    };

    /** What a literal is looked for as. */
    private enum Kind {
        WHOLE,
        START,
        END,
        ANYWHERE
    }

    private record Wanted(Kind kind, String text, boolean cased) {
        boolean isIn(String value) {
            String there = cased ? value : Fold.fold(value);
            String here = cased ? text : Fold.fold(text);
            return switch (kind) {
                case WHOLE -> there.equals(here);
                case START -> there.startsWith(here);
                case END -> there.endsWith(here);
                case ANYWHERE -> there.contains(here);
            };
        }
    }

    @Property(tries = 400)
    void findsEachLiteralWhereItStandsAndNowhereElse(@ForAll long seed) {
        Random random = new Random(seed);
        List<Wanted> wanted = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Kind kind = List.of(Kind.values()).get(random.nextInt(Kind.values().length));
            String text = pieces(random, kind == Kind.WHOLE ? 0 : 1, 5);
            wanted.add(new Wanted(kind, text, random.nextInt(4) == 0));
        }
        Literals.Builder literals = new Literals.Builder();
        TextIndex.Builder builder = new TextIndex.Builder();
        wanted.forEach(literal -> enter(literal, random, literals, builder));
        TextIndex index = builder.build(literals.build());
        Scan scan = new Scan();
        scan.fit(literals.build());
        for (int i = 0; i < 20; i++) {
            String value = pieces(random, 0, 12);
            List<Integer> expected = new ArrayList<>();
            for (int literal = 0; literal < wanted.size(); literal++) {
                if (wanted.get(literal).isIn(value)) {
                    expected.add(literal);
                }
            }
            assertThat(found(scan, index, value))
                    .as("%s in %s", wanted, value)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static List<Integer> found(Scan scan, TextIndex index, String value) {
        Values values = new Values();
        // Other text stands around the value, where nothing may be found.
        byte[] data = LoneValue.bytes("ab" + value + "aaaa");
        int number = values.add(data, 4, data.length - 8);
        values.fold(number);
        scan.run(index, values, number);
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < scan.count; i++) {
            found.add(scan.found[i]);
        }
        return found;
    }

    private static void enter(Wanted wanted, Random random, Literals.Builder literals, TextIndex.Builder index) {
        byte[] folded = FoldedText.of(wanted.text());
        ByteSink sink = new ByteSink();
        sink.putBytes(folded);
        int literal = literals.addFolded(new ByteCursor(sink.toArray(), 0), folded.length);
        boolean wide = !FoldedText.isAscii(folded, 0, folded.length);
        if (wide || wanted.cased()) {
            literals.setText(literal, wanted.text(), wanted.cased());
        }
        switch (wanted.kind()) {
            case WHOLE -> {
                if (folded.length == 0) {
                    index.addEmpty(literal);
                } else {
                    index.addAnchored(Anchor.WHOLE, literal, folded.length);
                }
            }
            case START -> index.addAnchored(Anchor.START, literal, folded.length);
            case END -> index.addAnchored(Anchor.END, literal, folded.length);
            case ANYWHERE -> {
                int gram = folded.length < Grams.WIDTH ? 0 : random.nextInt(folded.length - Grams.WIDTH + 1);
                index.addAnywhere(literal, folded.length, gram, wide);
            }
        }
    }

    private static String pieces(Random random, int least, int most) {
        StringBuilder text = new StringBuilder();
        for (int left = least + random.nextInt(most); left > 0; left--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
