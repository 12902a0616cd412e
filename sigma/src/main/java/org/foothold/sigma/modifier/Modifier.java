package org.foothold.sigma.modifier;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A word after the field's name that changes how its values are meant (Sigma modifiers appendix 2.1.0). */
enum Modifier {
    ALL(Kind.GENERIC),
    NEQ(Kind.GENERIC),
    CASED(Kind.CASE),
    CONTAINS(Kind.PLACE),
    STARTSWITH(Kind.PLACE),
    ENDSWITH(Kind.PLACE),
    EXPAND(Kind.EXPANSION),
    WINDASH(Kind.TEXT),
    UTF16LE(Kind.WIDE),
    WIDE(Kind.WIDE),
    UTF16BE(Kind.WIDE),
    UTF16(Kind.WIDE),
    BASE64(Kind.BASE64),
    BASE64OFFSET(Kind.BASE64),
    RE(Kind.TYPE),
    CIDR(Kind.TYPE),
    EXISTS(Kind.TYPE),
    FIELDREF(Kind.TYPE),
    I(Kind.REGEX_FLAG),
    M(Kind.REGEX_FLAG),
    S(Kind.REGEX_FLAG),
    LT(Kind.RELATION),
    LTE(Kind.RELATION),
    GT(Kind.RELATION),
    GTE(Kind.RELATION),
    MINUTE(Kind.UNIT),
    HOUR(Kind.UNIT),
    DAY(Kind.UNIT),
    WEEK(Kind.UNIT),
    MONTH(Kind.UNIT),
    YEAR(Kind.UNIT);

    private static final Map<String, Modifier> BY_WORD = new HashMap<>();

    static {
        for (Modifier modifier : values()) {
            BY_WORD.put(modifier.word, modifier);
        }
    }

    private final Kind kind;
    private final String word;

    Modifier(Kind kind) {
        this.kind = kind;
        this.word = name().toLowerCase(Locale.ROOT);
    }

    /** The modifier's word. */
    String word() {
        return word;
    }

    Kind kind() {
        return kind;
    }

    /** The modifier of this word, whose letter case counts. */
    static Optional<Modifier> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    /** Modifiers that stand in the same relation to all others. */
    enum Kind {
        GENERIC,
        CASE,
        PLACE,
        EXPANSION,
        TEXT,
        WIDE,
        BASE64,
        TYPE,
        REGEX_FLAG,
        RELATION,
        UNIT
    }
}
