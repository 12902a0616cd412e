package org.foothold.sigma.match;

import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.Position;
import org.jspecify.annotations.Nullable;

/** Conditions as bytes, in which fields, criteria, names and paths are numbers. */
final class ConditionCodec {
    static final int AND = 0;
    static final int OR = 1;
    static final int NOT = 2;
    static final int SELECTION = 3;
    static final int PREDICATE = 4;

    private ConditionCodec() {}

    static void write(Condition condition, Names names, ByteSink sink) {
        switch (condition) {
            case Condition.And and -> writeTerms(AND, and.terms(), names, sink);
            case Condition.Or or -> writeTerms(OR, or.terms(), names, sink);
            case Condition.Not not -> {
                sink.putByte(NOT);
                write(not.term(), names, sink);
            }
            case Condition.Selection selection -> {
                sink.putByte(SELECTION);
                sink.putNumber(names.text(selection.name()));
                writePosition(selection.position(), names, sink);
                write(selection.body(), names, sink);
            }
            case Condition.Predicate predicate -> {
                sink.putByte(PREDICATE);
                writePosition(predicate.position(), names, sink);
                sink.putNumber(predicate.field() == null ? 0 : names.field(predicate.field()) + 1);
                sink.putNumber(names.criterion(predicate.criterion()));
            }
        }
    }

    private static void writeTerms(int tag, List<Condition> terms, Names names, ByteSink sink) {
        sink.putByte(tag);
        sink.putNumber(terms.size());
        for (Condition term : terms) {
            write(term, names, sink);
        }
    }

    static void writePosition(Position position, Names names, ByteSink sink) {
        sink.putNumber(names.text(position.path()));
        sink.putNumber(position.line());
        sink.putNumber(position.column());
    }

    static void skipPosition(ByteCursor cursor) {
        cursor.takeNumber();
        cursor.takeNumber();
        cursor.takeNumber();
    }

    static Position readPosition(ByteCursor cursor, Tables tables) {
        return new Position(tables.text(cursor.takeNumber()), cursor.takeNumber(), cursor.takeNumber());
    }

    static Condition read(ByteCursor cursor, Tables tables) {
        int tag = cursor.takeByte();
        return switch (tag) {
            case AND -> new Condition.And(readTerms(cursor, tables));
            case OR -> new Condition.Or(readTerms(cursor, tables));
            case NOT -> new Condition.Not(read(cursor, tables));
            case SELECTION -> {
                String name = tables.text(cursor.takeNumber());
                Position position = readPosition(cursor, tables);
                yield new Condition.Selection(name, read(cursor, tables), position);
            }
            case PREDICATE -> {
                Position position = readPosition(cursor, tables);
                @Nullable String field = fieldOrNull(cursor.takeNumber(), tables);
                yield new Condition.Predicate(field, tables.criterion(cursor.takeNumber()), position);
            }
            default -> throw new IllegalStateException("no condition begins with " + tag);
        };
    }

    private static @Nullable String fieldOrNull(int number, Tables tables) {
        return number == 0 ? null : tables.field(number - 1);
    }

    private static List<Condition> readTerms(ByteCursor cursor, Tables tables) {
        int count = cursor.takeCount();
        List<Condition> terms = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            terms.add(read(cursor, tables));
        }
        return terms;
    }
}
