package org.foothold.sigma.rule;

import java.math.BigDecimal;
import java.util.List;

/**
 * What one value of a field must satisfy. Modifiers that rewrite values (windash, base64, base64offset, utf16*, expand,
 * all, neq) are already carried out by the reader of rules: what is left here is what an engine has to decide.
 */
public sealed interface Criterion {

    /** The whole value looks like the pattern; letter case counts only where {@code cased}. */
    record Text(TextPattern pattern, boolean cased) implements Criterion {}

    /** The regular expression matches somewhere in the value. */
    record Regex(String pattern, boolean ignoreCase, boolean multiLine, boolean dotAll) implements Criterion {}

    /**
     * The value is an address inside the network.
     *
     * @param network 4 or 16 bytes, host bits zero; an IPv4-mapped IPv6 network is written as IPv4
     * @param prefix number of leading bits that count
     */
    record Cidr(List<Byte> network, int prefix) implements Criterion {}

    /** The value is a number that stands in this relation to {@code number}. */
    record Compare(Relation relation, BigDecimal number) implements Criterion {}

    /** The part of the time that the value writes stands in this relation to {@code number}. */
    record TimePart(Unit unit, Relation relation, long number) implements Criterion {}

    /** The field is absent or explicitly null. */
    record Null() implements Criterion {}

    /** The field is present (null or not) where {@code present}, and absent where not. */
    record Exists(boolean present) implements Criterion {}

    /** The value stands in this place of a value of the other field. */
    record FieldRef(String other, Place place, boolean cased) implements Criterion {}

    /** A numeric relation. */
    enum Relation {
        EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL
    }

    /** A part of a written time. */
    enum Unit {
        MINUTE,
        HOUR,
        DAY,
        WEEK,
        MONTH,
        YEAR
    }

    /** Where in the field's value the other field's value stands. */
    enum Place {
        WHOLE,
        START,
        END,
        ANYWHERE
    }
}
