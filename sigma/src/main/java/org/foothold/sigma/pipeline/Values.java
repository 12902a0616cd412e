package org.foothold.sigma.pipeline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.foothold.sigma.draft.Template;
import org.foothold.sigma.draft.Term;
import org.foothold.sigma.draft.Value;
import org.foothold.sigma.modifier.Wildcards;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.TextPattern;
import org.foothold.sigma.text.Decimal;
import org.foothold.sigma.yaml.Yaml;
import org.foothold.sigma.yaml.YamlNode;
import org.foothold.sigma.yaml.YamlNode.Scalar;
import org.jspecify.annotations.Nullable;

/** Transformations that change values one by one. */
final class Values {
    private static final Pattern CAPITAL_WITHIN = Pattern.compile("(?<!^)(?=[A-Z])");

    private static final Template EMPTY = Template.of(Wildcards.read(""));

    private Values() {}

    /** Says what becomes of a value: null where it stays as it is, no value where it is dropped. */
    @FunctionalInterface
    interface Change {
        @Nullable
        List<Value> of(Value value, Run run, Step step) throws ContentException;
    }

    /** The transformation that carries a change out on every value. */
    static Transformation each(Change change) {
        return Transformation.ofItems((item, run, step) -> {
            List<Value> values = new ArrayList<>();
            boolean changed = false;
            for (Value value : item.values()) {
                List<Value> others = change.of(value, run, step);
                values.addAll(others == null ? List.of(value) : others);
                changed |= others != null;
            }
            if (!changed) {
                return null;
            }
            count(item, values, run, step);
            return List.of(item.withValues(values));
        });
    }

    private static void count(Term.Item item, List<Value> values, Run run, Step step) throws ContentException {
        long characters = 0;
        for (Value value : values) {
            if (value instanceof Value.Text text && !item.values().contains(text)) {
                characters += text.template().plain().length();
            }
        }
        run.grow(Math.max(0, values.size() - item.values().size()), characters, step.position());
    }

    static Transformation mapString(Params params) throws ContentException {
        Map<@Nullable String, List<String>> mapping = params.mapping("mapping");
        return each((value, run, step) -> {
            if (!(value instanceof Value.Text text)) {
                return null;
            }
            List<String> others = mapping.get(text.template().plain());
            if (others == null) {
                return null;
            }
            List<Value> mapped = new ArrayList<>();
            for (String other : others) {
                mapped.add(new Value.Text(text.position(), Template.of(Wildcards.read(other)), text.cased()));
            }
            return mapped;
        });
    }

    static Transformation changeCase(Params params) throws ContentException {
        UnaryOperator<String> change = switch (params.word("method", "lower", "upper", "snake_case")) {
            case "lower" -> text -> text.toLowerCase(Locale.ROOT);
            case "upper" -> text -> text.toUpperCase(Locale.ROOT);
            default -> text -> CAPITAL_WITHIN.matcher(text).replaceAll("_").toLowerCase(Locale.ROOT);
        };
        return each((value, run, step) -> value instanceof Value.Text text
                ? List.of(new Value.Text(text.position(), text.template().mapped(change), text.cased()))
                : null);
    }

    static Transformation setValue(Params params) throws ContentException {
        Scalar scalar = params.scalar("value");
        String force = params.word("force_type", "", "str", "num");
        boolean number = Comparison.number(scalar) != null;
        Position position = scalar.position();
        Value set;
        if (force.equals("num")) {
            set = number(position, scalar.text(), scalar);
        } else if (scalar.type() == YamlNode.Type.NULL) {
            if (force.equals("str")) {
                throw Yaml.refused(scalar, "null cannot become a text");
            }
            set = new Value.Fixed(position, new Criterion.Null());
        } else if (force.isEmpty() && scalar.type() != YamlNode.Type.TEXT) {
            set = number
                    ? number(position, scalar.text(), scalar)
                    : new Value.Plain(position, scalar.type(), scalar.text().toLowerCase(Locale.ROOT));
        } else {
            set = new Value.Text(position, Template.of(Wildcards.read(scalar.text())), false);
        }
        return each((value, run, step) -> List.of(set));
    }

    private static Value number(Position position, String text, YamlNode node) throws ContentException {
        BigDecimal number = Decimal.parse(text);
        if (number == null) {
            throw Yaml.refused(node, "'" + text + "' is no number");
        }
        return new Value.Plain(position, YamlNode.Type.INTEGER, plain(number));
    }

    /** A number as events write it. */
    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    static Transformation convertType(Params params) throws ContentException {
        params.required("target_type");
        if (params.word("target_type", "str", "num").equals("str")) {
            return each((value, run, step) -> value instanceof Value.Plain plain && plain.isNumber()
                    ? List.of(new Value.Text(plain.position(), Template.of(Wildcards.read(plain.text())), false))
                    : null);
        }
        return each((value, run, step) -> {
            if (!(value instanceof Value.Text text)) {
                return null;
            }
            String written = text.template().plain().strip();
            BigDecimal number = Decimal.parse(written);
            if (number == null) {
                throw run.refused("the value '" + written + "' at " + text.position()
                        + " is no number, which the step at " + step.position() + " wants to make of it");
            }
            return List.of(new Value.Plain(text.position(), YamlNode.Type.INTEGER, plain(number)));
        });
    }

    /**
     * The value as a regular expression that says the same, and about letter case what the step says. No other step can change it
     * any more.
     */
    static Transformation regex(Params params) throws ContentException {
        boolean cased = params.word("method", "ignore_case_brackets", "ignore_case_flag", "plain")
                .equals("plain");
        return each((value, run, step) -> {
            if (!(value instanceof Value.Text text) || text.template().equals(EMPTY)) {
                return null;
            }
            if (!text.template().full()) {
                throw run.refused("the step at " + step.position() + " makes a regular expression of the value at "
                        + text.position() + ", whose placeholders have no values yet");
            }
            return List.of(new Value.Fixed(
                    text.position(), new Criterion.Text(text.template().pattern(), cased)));
        });
    }

    /** Fills placeholders with any text. */
    static Transformation wildcardPlaceholders(Params params) throws ContentException {
        return placeholders(params, (name, run, position) -> List.of(Wildcards.read("*")));
    }

    /** Fills placeholders with the values of the variables of their names. */
    static Transformation valuePlaceholders(Params params) throws ContentException {
        return placeholders(params, (name, run, position) -> run.vars().patterns(name, position));
    }

    /** Knows what placeholders are filled with. */
    private interface Filling {
        List<TextPattern> of(String name, Run run, Position position) throws ContentException;
    }

    private static Transformation placeholders(Params params, Filling filling) throws ContentException {
        List<String> include = params.textsOrNull("include");
        List<String> exclude = params.textsOrNull("exclude");
        if (include != null && exclude != null) {
            throw Yaml.refused(params.map(), "'include' and 'exclude' exclude each other");
        }
        return each((value, run, step) -> {
            if (!(value instanceof Value.Text text)
                    || text.template().names().stream().noneMatch(name -> isMeant(name, include, exclude))) {
                return null;
            }
            List<Value> filled = new ArrayList<>();
            for (Template template : text.template()
                    .filled(
                            name -> isMeant(name, include, exclude),
                            name -> filling.of(name, run, text.position()),
                            text.position())) {
                filled.add(new Value.Text(text.position(), template, text.cased()));
            }
            return filled;
        });
    }

    private static boolean isMeant(String name, @Nullable List<String> include, @Nullable List<String> exclude) {
        return (include == null || include.contains(name)) && (exclude == null || !exclude.contains(name));
    }
}
