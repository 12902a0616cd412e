package org.foothold.sigma.modifier;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.foothold.sigma.draft.Term;
import org.foothold.sigma.draft.Value;
import org.foothold.sigma.modifier.Modifier.Kind;
import org.foothold.sigma.regex.Regex;
import org.foothold.sigma.regex.RegexSyntaxException;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.rule.Criterion.Place;
import org.foothold.sigma.rule.Criterion.Relation;
import org.foothold.sigma.rule.Criterion.Unit;
import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.text.Decimal;
import org.foothold.sigma.yaml.YamlNode;
import org.foothold.sigma.yaml.YamlNode.Scalar;

/** Reads a field item of a selection, {@code field|modifier: values}, and carries its modifiers out. */
public final class FieldReader {

    private FieldReader() {}

    /** The item that a key and its value or values stand for. */
    public static Term.Item read(Scalar keyNode, YamlNode value, Reading reading) throws ContentException {
        FieldKey key = FieldKey.read(keyNode);
        List<Value> each = new ArrayList<>();
        for (Scalar scalar : scalars(key, value)) {
            each.add(oneValue(key, scalar, reading));
        }
        if (key.has(Modifier.ALL) && each.size() == 1) {
            reading.warn(key.position(), Reason.MODIFIER, "'all' has only one value here");
        }
        return new Term.Item(key.position(), key.field(), each, key.has(Modifier.ALL), key.has(Modifier.NEQ));
    }

    /** The item that keywords without a field stand for. */
    public static Term.Item keywords(List<Scalar> values, Reading reading) throws ContentException {
        List<Value> each = new ArrayList<>();
        for (Scalar value : values) {
            each.add(oneValue(new FieldKey(null, List.of(), value.position()), value, reading));
        }
        return new Term.Item(values.getFirst().position(), null, each, false, false);
    }

    private static List<Scalar> scalars(FieldKey key, YamlNode value) throws ContentException {
        return switch (value) {
            case Scalar scalar -> List.of(scalar);
            case YamlNode.Mapping map ->
                throw new ContentException(map.position(), Reason.SELECTION, "the value of a field cannot be a map");
            case YamlNode.Sequence list -> {
                if (list.items().isEmpty()) {
                    throw new ContentException(list.position(), Reason.SELECTION, "the list of values is empty");
                }
                if (key.has(Modifier.EXISTS)) {
                    throw new ContentException(list.position(), Reason.VALUE, "'exists' takes one value, not a list");
                }
                List<Scalar> scalars = new ArrayList<>();
                for (YamlNode item : list.items()) {
                    if (!(item instanceof Scalar scalar)) {
                        throw new ContentException(
                                item.position(), Reason.SELECTION, "a list of values cannot hold " + item.what());
                    }
                    if (scalar.type() == YamlNode.Type.NULL) {
                        throw new ContentException(
                                item.position(), Reason.VALUE, "null cannot be part of a list of values");
                    }
                    scalars.add(scalar);
                }
                yield scalars;
            }
        };
    }

    private static Value oneValue(FieldKey key, Scalar value, Reading reading) throws ContentException {
        Value read = value(key, value, reading);
        reading.count(
                read instanceof Value.Variants variants ? variants.criteria().size() : 1, value.position());
        return read;
    }

    private static Value value(FieldKey key, Scalar value, Reading reading) throws ContentException {
        if (value.type() == YamlNode.Type.NULL) {
            return new Value.Fixed(value.position(), absent(key, value));
        }
        Optional<Modifier> unit = key.one(Kind.UNIT);
        if (unit.isPresent()) {
            return new Value.Fixed(value.position(), timePart(unit.get(), key, value));
        }
        Optional<Modifier> relation = key.one(Kind.RELATION);
        if (relation.isPresent()) {
            Criterion compare = new Criterion.Compare(relation(relation.get()), number(relation.get(), value));
            return new Value.Fixed(value.position(), compare);
        }
        Modifier type = key.one(Kind.TYPE).orElse(null);
        if (type == null) {
            return TextReader.read(key, value, reading);
        }
        if (type == Modifier.CIDR) {
            return new Value.Variants(value.position(), networks(key, value, reading));
        }
        return new Value.Fixed(
                value.position(),
                switch (type) {
                    case RE -> regex(key, value, reading);
                    case EXISTS -> exists(value);
                    default -> fieldRef(key, value);
                });
    }

    private static Criterion absent(FieldKey key, Scalar value) throws ContentException {
        if (key.field() == null) {
            throw new ContentException(value.position(), Reason.VALUE, "null is no keyword");
        }
        for (Modifier modifier : key.modifiers()) {
            if (modifier.kind() != Kind.GENERIC) {
                throw new ContentException(
                        value.position(), Reason.VALUE, "'" + modifier.word() + "' cannot be applied to null");
            }
        }
        return new Criterion.Null();
    }

    private static List<Criterion> networks(FieldKey key, Scalar value, Reading reading) throws ContentException {
        List<String> texts = key.has(Modifier.EXPAND)
                ? Expansion.texts(value.text(), value.position(), reading)
                : List.of(value.text());
        List<Criterion> networks = new ArrayList<>();
        for (String text : texts) {
            networks.add(Network.read(text, value.position(), reading));
        }
        return networks;
    }

    private static Criterion regex(FieldKey key, Scalar value, Reading reading) throws ContentException {
        if (value.text().isEmpty()) {
            throw new ContentException(
                    value.position(), Reason.REGEX, "an empty regular expression matches everything");
        }
        boolean ignoreCase = key.has(Modifier.I);
        boolean multiLine = key.has(Modifier.M);
        boolean dotAll = key.has(Modifier.S);
        try {
            if (Regex.compile(value.text(), ignoreCase, multiLine, dotAll).slow()) {
                reading.warn(value.position(), Reason.REGEX, "the regular expression is slow: it needs backtracking");
            }
        } catch (RegexSyntaxException e) {
            throw new ContentException(
                    value.position(),
                    Reason.REGEX,
                    "not a regular expression: " + e.getMessage() + " at character " + (e.index() + 1));
        }
        return new Criterion.Regex(value.text(), ignoreCase, multiLine, dotAll);
    }

    private static Criterion exists(Scalar value) throws ContentException {
        if (value.type() != YamlNode.Type.BOOLEAN) {
            throw new ContentException(
                    value.position(), Reason.VALUE, "'exists' needs true or false, not " + value.what());
        }
        return new Criterion.Exists(Boolean.parseBoolean(value.text()));
    }

    private static Criterion fieldRef(FieldKey key, Scalar value) throws ContentException {
        if (value.type() != YamlNode.Type.TEXT || value.text().isEmpty()) {
            throw new ContentException(value.position(), Reason.VALUE, "'fieldref' needs the name of a field");
        }
        Place place = key.has(Modifier.CONTAINS)
                ? Place.ANYWHERE
                : key.has(Modifier.STARTSWITH) ? Place.START : key.has(Modifier.ENDSWITH) ? Place.END : Place.WHOLE;
        return new Criterion.FieldRef(value.text(), place, key.has(Modifier.CASED));
    }

    private static Criterion timePart(Modifier modifier, FieldKey key, Scalar value) throws ContentException {
        BigDecimal number = number(modifier, value);
        Unit unit = Unit.valueOf(modifier.name());
        int first = unit == Unit.MINUTE || unit == Unit.HOUR ? 0 : 1;
        int last = switch (unit) {
            case MINUTE -> 59;
            case HOUR -> 23;
            case DAY -> 31;
            case WEEK -> 53;
            case MONTH -> 12;
            case YEAR -> 9999;
        };
        boolean whole = value.type() == YamlNode.Type.INTEGER;
        if (!whole
                || number.compareTo(BigDecimal.valueOf(first)) < 0
                || number.compareTo(BigDecimal.valueOf(last)) > 0) {
            throw new ContentException(
                    value.position(),
                    Reason.VALUE,
                    "'" + modifier.word() + "' is a whole number from " + first + " to " + last);
        }
        Relation relation = key.one(Kind.RELATION).map(FieldReader::relation).orElse(Relation.EQUAL);
        return new Criterion.TimePart(unit, relation, number.longValueExact());
    }

    private static Relation relation(Modifier modifier) {
        return switch (modifier) {
            case LT -> Relation.LESS;
            case LTE -> Relation.LESS_OR_EQUAL;
            case GT -> Relation.GREATER;
            default -> Relation.GREATER_OR_EQUAL;
        };
    }

    private static BigDecimal number(Modifier modifier, Scalar value) throws ContentException {
        boolean written = value.type() == YamlNode.Type.INTEGER || value.type() == YamlNode.Type.DECIMAL;
        BigDecimal number = written ? Decimal.parse(value.text()) : null;
        if (number == null) {
            throw new ContentException(
                    value.position(), Reason.VALUE, "'" + modifier.word() + "' needs a number, not " + value.what());
        }
        return number;
    }
}
