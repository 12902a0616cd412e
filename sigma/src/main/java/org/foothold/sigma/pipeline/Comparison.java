package org.foothold.sigma.pipeline;

import java.math.BigDecimal;
import java.util.Locale;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.text.Decimal;
import org.foothold.sigma.yaml.Yaml;
import org.foothold.sigma.yaml.YamlNode;
import org.foothold.sigma.yaml.YamlNode.Scalar;
import org.jspecify.annotations.Nullable;

/** The relation of {@code op}, and what it says of the values that pipelines keep. */
enum Comparison {
    EQ,
    NE,
    GTE,
    GT,
    LTE,
    LT;

    static final String[] WORDS = {"eq", "ne", "gte", "gt", "lte", "lt"};

    static Comparison of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether the relation holds, given how the left side stands to the right one. */
    boolean holds(int sign) {
        return switch (this) {
            case EQ -> sign == 0;
            case NE -> sign != 0;
            case GTE -> sign >= 0;
            case GT -> sign > 0;
            case LTE -> sign <= 0;
            case LT -> sign < 0;
        };
    }

    /** Whether two values are in this relation; values of different types are different, and in no order. */
    boolean holds(Scalar left, Scalar right) throws ContentException {
        BigDecimal first = number(left);
        BigDecimal second = number(right);
        if (first != null && second != null) {
            return holds(first.compareTo(second));
        }
        boolean sameType = left.type() == right.type();
        if (this == EQ || this == NE) {
            boolean equal = sameType && text(left).equals(text(right));
            return equal == (this == EQ);
        }
        if (!sameType || left.type() != YamlNode.Type.TEXT) {
            throw Yaml.refused(right, "cannot be ordered: " + left.what() + " and " + right.what());
        }
        return holds(left.text().compareTo(right.text()));
    }

    /** The number that a value is; null where it is none. */
    static @Nullable BigDecimal number(Scalar scalar) {
        boolean number = scalar.type() == YamlNode.Type.INTEGER || scalar.type() == YamlNode.Type.DECIMAL;
        return number ? Decimal.parse(scalar.text()) : null;
    }

    private static String text(Scalar scalar) {
        return switch (scalar.type()) {
            case BOOLEAN -> scalar.text().toLowerCase(Locale.ROOT);
            case NULL -> "";
            default -> scalar.text();
        };
    }
}
