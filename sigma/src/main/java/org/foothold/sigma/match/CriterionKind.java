package org.foothold.sigma.match;

import org.foothold.sigma.rule.Criterion;

/** What a criterion is, as the compiled form tells it by one byte. */
enum CriterionKind {
    EXACT,
    STARTS,
    ENDS,
    CONTAINS,
    NOT_EMPTY,
    GLOB,
    REGEX,
    CIDR,
    COMPARE,
    TIME_PART,
    NULL,
    EXISTS,
    FIELD_REF;

    private static final CriterionKind[] ALL = values();

    static CriterionKind of(int code) {
        if (code < 0 || code >= ALL.length) {
            throw new IllegalStateException("no kind of criterion is " + code);
        }
        return ALL[code];
    }

    static CriterionKind of(Criterion criterion) {
        return switch (criterion) {
            case Criterion.Text text ->
                switch (text.pattern().shape()) {
                    case EXACT -> EXACT;
                    case STARTS -> STARTS;
                    case ENDS -> ENDS;
                    case CONTAINS -> CONTAINS;
                    case NOT_EMPTY -> NOT_EMPTY;
                    case GLOB -> GLOB;
                };
            case Criterion.Regex regex -> REGEX;
            case Criterion.Cidr cidr -> CIDR;
            case Criterion.Compare compare -> COMPARE;
            case Criterion.TimePart time -> TIME_PART;
            case Criterion.Null nothing -> NULL;
            case Criterion.Exists exists -> EXISTS;
            case Criterion.FieldRef reference -> FIELD_REF;
        };
    }

    /** Whether a text index finds the values that meet it. */
    boolean isIndexed() {
        return compareTo(NOT_EMPTY) <= 0;
    }

    /** Whether other criteria are written before it, of which one in each group has to hold. */
    boolean isGated() {
        return this == GLOB || this == REGEX;
    }
}
