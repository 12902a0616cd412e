package org.foothold.sigma.match;

import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.rule.TextPattern;

/** The numbers that fields, criteria and other texts get while rules are compiled. */
final class Names {
    private final Interner<String> fields = new Interner<>();
    private final Interner<String> texts = new Interner<>();
    private final Interner<Criterion> criteria = new Interner<>();

    int field(String name) {
        return fields.number(name);
    }

    int text(String text) {
        return texts.number(text);
    }

    int criterion(Criterion criterion) {
        return criteria.number(criterion);
    }

    /** All field names by their numbers. */
    List<String> fields() {
        return fields.items();
    }

    Blobs encodeTexts() {
        return encode(texts.items());
    }

    Blobs encodeFields() {
        return encode(fields.items());
    }

    private static Blobs encode(List<String> texts) {
        List<byte[]> encoded = new ArrayList<>(texts.size());
        for (String text : texts) {
            ByteSink sink = new ByteSink();
            sink.putText(text);
            encoded.add(sink.toArray());
        }
        return Blobs.of(encoded);
    }

    /** All criteria as bytes, with those that stand as gates before others. */
    Blobs encodeCriteria() {
        List<List<int[]>> gates = new ArrayList<>();
        Grams grams = new Grams();
        // The list grows while gates are added behind its end; a gate has none of its own.
        for (int i = 0; i < criteria.items().size(); i++) {
            Criterion criterion = criteria.items().get(i);
            gates.add(numbers(Gates.of(criterion)));
            if (CriterionKind.of(criterion) == CriterionKind.CONTAINS) {
                grams.count(FoldedText.of(literal(criterion)));
            }
        }
        List<byte[]> encoded = new ArrayList<>();
        for (int i = 0; i < criteria.items().size(); i++) {
            Criterion criterion = criteria.items().get(i);
            boolean anywhere = CriterionKind.of(criterion) == CriterionKind.CONTAINS;
            int gram = anywhere ? grams.best(FoldedText.of(literal(criterion))) : 0;
            ByteSink sink = new ByteSink();
            CriterionCodec.write(criterion, gates.get(i), gram, fields, sink);
            encoded.add(sink.toArray());
        }
        return Blobs.of(encoded);
    }

    private List<int[]> numbers(List<List<Criterion.Text>> gates) {
        List<int[]> numbers = new ArrayList<>();
        for (List<Criterion.Text> group : gates) {
            numbers.add(group.stream().mapToInt(criteria::number).toArray());
        }
        return numbers;
    }

    private static String literal(Criterion criterion) {
        TextPattern pattern = ((Criterion.Text) criterion).pattern();
        return pattern.literal();
    }
}
