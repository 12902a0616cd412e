package org.foothold.sigma.match;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.foothold.sigma.match.AnchoredTable.Anchor;
import org.jspecify.annotations.Nullable;

/** All literals that are looked for in one field: each value is asked once which of them it may hold. */
final class TextIndex {
    /** Tells this index from others, about. */
    final int salt = System.identityHashCode(this);

    private final int minLength;
    private final int[] notEmpty;
    private final int[] empty;
    private final AnchoredTable[] anchored;
    private final GramTable[] grams;
    private final @Nullable UnitTable units;

    private TextIndex(Builder builder, Literals literals) {
        minLength = builder.minLength;
        notEmpty = builder.notEmpty.toArray();
        empty = builder.empty.toArray();
        List<AnchoredTable> tables = new ArrayList<>();
        builder.anchored.forEach(
                (anchor, members) -> tables.add(new AnchoredTable(anchor, literals, members.toArray())));
        anchored = tables.toArray(AnchoredTable[]::new);
        List<GramTable> widths = new ArrayList<>();
        for (int width = 1; width <= Grams.WIDTH; width++) {
            IntList members = builder.grams[width];
            if (members.size() > 0) {
                widths.add(new GramTable(width, literals, members.toArray()));
            }
        }
        grams = widths.toArray(GramTable[]::new);
        units = builder.units.size() == 0 ? null : new UnitTable(literals, builder.units.toArray());
    }

    /** The literals of one field being collected. */
    static final class Builder {
        private int minLength = Integer.MAX_VALUE;
        private final IntList notEmpty = new IntList();
        private final IntList empty = new IntList();
        private final Map<Anchor, IntList> anchored = new EnumMap<>(Anchor.class);
        private final IntList[] grams = {
            new IntList(), new IntList(), new IntList(), new IntList(), new IntList(),
        };
        private final IntList units = new IntList();

        /** A literal that is all of a value, or its start or end. */
        void addAnchored(Anchor anchor, int literal, int length) {
            minLength = Math.min(minLength, length);
            anchored.computeIfAbsent(anchor, first -> new IntList()).add(literal);
        }

        /** What a value without any text is. */
        void addEmpty(int literal) {
            minLength = 0;
            empty.add(literal);
        }

        /** What a value with any text is. */
        void addNotEmpty(int literal) {
            minLength = Math.min(minLength, 1);
            notEmpty.add(literal);
        }

        /** A literal anywhere, to be looked for by what stands at {@code gram}. */
        void addAnywhere(int literal, int length, int gram, boolean wide) {
            minLength = Math.min(minLength, length);
            if (wide && length <= UnitTable.MAX_UNITS) {
                units.add(literal);
                return;
            }
            IntList members = grams[Math.min(length, Grams.WIDTH)];
            members.add(literal);
            members.add(gram);
        }

        TextIndex build(Literals literals) {
            return new TextIndex(this, literals);
        }
    }

    /** Units of the shortest value in which anything can be found. */
    int minLength() {
        return minLength;
    }

    /** Finds the literals that a folded value holds. */
    void scan(Scan scan, Values values, int value) {
        byte[] folded = values.folded;
        int from = values.foldedFrom[value];
        int to = values.foldedTo[value];
        for (int literal : from == to ? empty : notEmpty) {
            scan.found(literal);
        }
        for (AnchoredTable table : anchored) {
            table.scan(scan, folded, from, to);
        }
        for (GramTable table : grams) {
            table.scan(scan, folded, from, to);
        }
        if (units != null && !values.ascii[value]) {
            units.scan(scan, values.data(value), values.from(value), values.to(value), from);
        }
    }
}
