package org.foothold.sigma.match;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.rule.Criterion.Place;
import org.foothold.sigma.rule.Criterion.Relation;
import org.foothold.sigma.rule.TextPattern;
import org.foothold.sigma.rule.TextPattern.Literal;
import org.foothold.sigma.rule.TextPattern.Part;
import org.foothold.sigma.rule.TextPattern.Wildcard;

/** Criteria as bytes: the kind, for a glob or regular expression its gates, then what is said. */
final class CriterionCodec {
    /** Letter case counts. */
    static final int CASED = 1;

    /** The literal has a character beyond ASCII, after folding. */
    static final int WIDE = 2;

    private static final int ANY_ONE = 0;
    private static final int ANY_RUN = 1;
    private static final int LITERAL = 2;

    private static final Relation[] RELATIONS = Relation.values();
    private static final Criterion.Unit[] UNITS = Criterion.Unit.values();
    private static final Place[] PLACES = Place.values();

    private CriterionCodec() {}

    /**
     * Writes a criterion.
     *
     * @param gates numbers of the criteria that hold wherever this one does: one of each group
     * @param gram where in a literal the characters to look for begin
     * @param fields numbers of field names
     */
    static void write(Criterion criterion, List<int[]> gates, int gram, Interner<String> fields, ByteSink sink) {
        CriterionKind kind = CriterionKind.of(criterion);
        sink.putConstant(kind);
        if (kind.isGated()) {
            sink.putNumber(gates.size());
            for (int[] group : gates) {
                sink.putNumber(group.length);
                for (int gate : group) {
                    sink.putNumber(gate);
                }
            }
        }
        switch (criterion) {
            case Criterion.Text text -> writeText(text, kind, gram, sink);
            case Criterion.Regex regex -> {
                sink.putByte((regex.ignoreCase() ? 1 : 0) | (regex.multiLine() ? 2 : 0) | (regex.dotAll() ? 4 : 0));
                sink.putText(regex.pattern());
            }
            case Criterion.Cidr cidr -> {
                sink.putNumber(cidr.network().size());
                cidr.network().forEach(sink::putByte);
                sink.putNumber(cidr.prefix());
            }
            case Criterion.Compare compare -> {
                sink.putConstant(compare.relation());
                sink.putText(compare.number().toString());
            }
            case Criterion.TimePart time -> {
                sink.putConstant(time.unit());
                sink.putConstant(time.relation());
                sink.putLong(time.number());
            }
            case Criterion.Null nothing -> {}
            case Criterion.Exists exists -> sink.putByte(exists.present() ? 1 : 0);
            case Criterion.FieldRef reference -> {
                sink.putNumber(fields.number(reference.other()));
                sink.putConstant(reference.place());
                sink.putByte(reference.cased() ? 1 : 0);
            }
        }
    }

    private static void writeText(Criterion.Text text, CriterionKind kind, int gram, ByteSink sink) {
        if (kind.isIndexed()) {
            String literal = text.pattern().literal();
            byte[] folded = FoldedText.of(literal);
            boolean wide = !FoldedText.isAscii(folded, 0, folded.length);
            sink.putByte((text.cased() ? CASED : 0) | (wide ? WIDE : 0));
            // Indices are built from folded text, which is therefore kept ready.
            sink.putNumber(folded.length);
            sink.putBytes(folded);
            sink.putNumber(gram);
            sink.putText(literal);
            return;
        }
        sink.putByte(text.cased() ? CASED : 0);
        sink.putNumber(text.pattern().parts().size());
        for (Part part : text.pattern().parts()) {
            switch (part) {
                case Wildcard wildcard -> sink.putByte(wildcard == Wildcard.ANY_ONE ? ANY_ONE : ANY_RUN);
                case Literal literal -> {
                    sink.putByte(LITERAL);
                    sink.putText(literal.text());
                }
            }
        }
    }

    /** Reads a criterion back. */
    static Criterion read(ByteCursor cursor, Tables tables) {
        CriterionKind kind = CriterionKind.of(cursor.takeByte());
        if (kind.isGated()) {
            skipGates(cursor);
        }
        return switch (kind) {
            case EXACT, STARTS, ENDS, CONTAINS, NOT_EMPTY, GLOB -> readText(kind, cursor);
            case REGEX -> {
                int flags = cursor.takeByte();
                yield new Criterion.Regex(cursor.takeText(), (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0);
            }
            case CIDR -> {
                List<Byte> network = new ArrayList<>();
                for (int left = cursor.takeCount(); left > 0; left--) {
                    network.add((byte) cursor.takeByte());
                }
                yield new Criterion.Cidr(List.copyOf(network), cursor.takeNumber());
            }
            case COMPARE -> new Criterion.Compare(RELATIONS[cursor.takeByte()], new BigDecimal(cursor.takeText()));
            case TIME_PART ->
                new Criterion.TimePart(UNITS[cursor.takeByte()], RELATIONS[cursor.takeByte()], cursor.takeLong());
            case NULL -> new Criterion.Null();
            case EXISTS -> new Criterion.Exists(cursor.takeByte() != 0);
            case FIELD_REF ->
                new Criterion.FieldRef(
                        tables.field(cursor.takeNumber()), PLACES[cursor.takeByte()], cursor.takeByte() != 0);
        };
    }

    /** Moves over the gates, which stand behind the kind. */
    static void skipGates(ByteCursor cursor) {
        for (int groups = cursor.takeCount(); groups > 0; groups--) {
            for (int left = cursor.takeCount(); left > 0; left--) {
                cursor.takeNumber();
            }
        }
    }

    private static Criterion.Text readText(CriterionKind kind, ByteCursor cursor) {
        boolean cased = (cursor.takeByte() & CASED) != 0;
        List<Part> parts = new ArrayList<>(3);
        if (kind == CriterionKind.GLOB) {
            for (int left = cursor.takeCount(); left > 0; left--) {
                int part = cursor.takeByte();
                parts.add(
                        part == ANY_ONE
                                ? Wildcard.ANY_ONE
                                : part == ANY_RUN ? Wildcard.ANY_RUN : new Literal(cursor.takeText()));
            }
            return new Criterion.Text(new TextPattern(parts), cased);
        }
        cursor.skip(cursor.takeNumber());
        cursor.takeNumber();
        if (kind != CriterionKind.EXACT && kind != CriterionKind.STARTS) {
            parts.add(Wildcard.ANY_RUN);
        }
        if (kind != CriterionKind.NOT_EMPTY) {
            parts.add(new Literal(cursor.takeText()));
        }
        if (kind == CriterionKind.STARTS || kind == CriterionKind.CONTAINS) {
            parts.add(Wildcard.ANY_RUN);
        }
        return new Criterion.Text(new TextPattern(parts), cased);
    }
}
