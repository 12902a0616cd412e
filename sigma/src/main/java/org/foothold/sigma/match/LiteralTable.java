package org.foothold.sigma.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.foothold.sigma.match.AnchoredTable.Anchor;

/** The distinct literals of a partition while it is built, each with the field that it is looked for in. */
final class LiteralTable {
    /** Literals up to this length occur so often that it is better to look for them only when a program asks. */
    private static final int MAX_WAITING = 3;

    /** What integers, hexadecimal numbers, times, GUIDs and SIDs are written with. */
    private static final String NUMERIC = "0123456789abcdefABCDEFxXsStTzZ:.-{}";

    private final Tables tables;
    private final Slots slots;
    private final LongIntMap numbers = new LongIntMap();
    private final Literals.Builder literals = new Literals.Builder();
    private final List<CriterionKind> kinds = new ArrayList<>();
    private final IntList literalSlots = new IntList();
    private final IntList grams = new IntList();
    private final IntList costs = new IntList();
    private final BitSet wides = new BitSet();

    LiteralTable(Tables tables, Slots slots) {
        this.tables = tables;
        this.slots = slots;
    }

    /** The number of the literal that a source is searched for; for no source, that is a keyword, all are. */
    int number(int source, int criterion) {
        long key = ((long) (source + 1) << 32) | criterion;
        int known = numbers.get(key);
        if (known != LongIntMap.NONE) {
            return known;
        }
        ByteCursor cursor = tables.criteria().cursor(criterion);
        CriterionKind kind = CriterionKind.of(cursor.takeByte());
        int flags = cursor.takeByte();
        boolean wide = (flags & CriterionCodec.WIDE) != 0;
        int length = cursor.takeNumber();
        int literal = literals.addFolded(cursor, length);
        int gram = cursor.takeNumber();
        // Folded ASCII says all about a literal whose case does not count.
        if (flags != 0) {
            literals.setText(literal, cursor.takeText(), (flags & CriterionCodec.CASED) != 0);
        }
        numbers.put(key, literal);
        kinds.add(kind);
        literalSlots.add(source == Residue.NO_SOURCE ? Residue.NO_SOURCE : slots.of(source));
        grams.add(gram);
        wides.set(literal, wide);
        costs.add(wide ? Costs.WIDE : Costs.of(kind, length));
        return literal;
    }

    int count() {
        return kinds.size();
    }

    int cost(int literal) {
        return costs.get(literal);
    }

    /** The field's number. */
    int slot(int literal) {
        return literalSlots.get(literal);
    }

    /** Whether a literal that is no witness of any rule is better looked for when a program asks. */
    boolean mayWait(int literal) {
        return kinds.get(literal) == CriterionKind.CONTAINS
                && literals.length(literal) <= MAX_WAITING
                && !wides.get(literal)
                && slot(literal) != Residue.NO_SOURCE;
    }

    /** Whether no keyword can stand in a text that is made of the characters of numbers, times and ids alone. */
    boolean keywordsNeedWords() {
        for (int literal = 0; literal < count(); literal++) {
            boolean keyword = slot(literal) == Residue.NO_SOURCE;
            if (keyword
                    && (kinds.get(literal) == CriterionKind.NOT_EMPTY || !literals.hasOtherThan(literal, NUMERIC))) {
                return false;
            }
        }
        return true;
    }

    Literals literals() {
        return literals.build();
    }

    /** For each field, and last for values of no field, the index of the literals that do not wait. */
    List<TextIndex> indices(boolean[] waiting, Literals built) {
        List<TextIndex.Builder> builders = new ArrayList<>();
        for (int slot = 0; slot <= slots.count(); slot++) {
            builders.add(new TextIndex.Builder());
        }
        for (int literal = 0; literal < count(); literal++) {
            if (waiting[literal]) {
                continue;
            }
            if (slot(literal) != Residue.NO_SOURCE) {
                enter(builders.get(slot(literal)), literal);
                continue;
            }
            for (TextIndex.Builder builder : builders.subList(0, slots.fieldCount())) {
                enter(builder, literal);
            }
            enter(builders.getLast(), literal);
        }
        return builders.stream().map(builder -> builder.build(built)).toList();
    }

    /** What keywords look like in values that are not decoded yet. */
    WrittenTable written(Literals built) {
        IntList keywords = new IntList();
        for (int literal = 0; literal < count(); literal++) {
            if (slot(literal) == Residue.NO_SOURCE) {
                if (kinds.get(literal) == CriterionKind.NOT_EMPTY) {
                    return WrittenTable.EVERYTHING;
                }
                keywords.add(literal);
            }
        }
        return WrittenTable.of(built, keywords.toArray());
    }

    private void enter(TextIndex.Builder index, int literal) {
        int length = literals.length(literal);
        switch (kinds.get(literal)) {
            case EXACT -> {
                if (length == 0) {
                    index.addEmpty(literal);
                } else {
                    index.addAnchored(Anchor.WHOLE, literal, length);
                }
            }
            case STARTS -> index.addAnchored(Anchor.START, literal, length);
            case ENDS -> index.addAnchored(Anchor.END, literal, length);
            case CONTAINS -> index.addAnywhere(literal, length, grams.get(literal), wides.get(literal));
            case NOT_EMPTY -> index.addNotEmpty(literal);
            default -> throw new IllegalStateException(kinds.get(literal) + " is not indexed");
        }
    }
}
