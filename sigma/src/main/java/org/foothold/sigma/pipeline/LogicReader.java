package org.foothold.sigma.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.yaml.Yaml;
import org.foothold.sigma.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** Reads the conditions of a step of one kind, in their three forms: a list, a map, and a map with an expression. */
final class LogicReader<C> {
    /** Parentheses and negations inside each other; each level costs stack. */
    private static final int MAX_DEPTH = 64;

    private static final Pattern TOKEN = Pattern.compile("\\s*([()]|[A-Za-z0-9_-]+)");

    private final YamlNode expression;
    private final List<String> tokens;
    private final Map<String, Logic<C>> named;
    private final Set<String> used = new LinkedHashSet<>();
    private int at;

    private LogicReader(YamlNode expression, Map<String, Logic<C>> named) throws ContentException {
        this.expression = expression;
        this.named = named;
        this.tokens = tokens(expression);
    }

    /** Reads one condition of a map with its {@code type}. */
    @FunctionalInterface
    interface CheckReader<C> {
        C read(Params params) throws ContentException;
    }

    /**
     * The conditions of a step.
     *
     * @param kind what the step's keys begin with: {@code rule}, {@code detection_item} or {@code field_name}
     */
    static <C> Logic<C> read(Params step, String kind, CheckReader<C> reader) throws ContentException {
        YamlNode conditions = step.optional(kind + "_conditions");
        YamlNode expression = step.optional(kind + "_cond_expr");
        YamlNode operator = step.optional(kind + "_cond_op");
        YamlNode negation = step.optional(kind + "_cond_not");
        Map<String, Logic<C>> named = named(conditions, reader);
        if (named.isEmpty()) {
            YamlNode useless = expression != null ? expression : operator != null ? operator : negation;
            if (useless != null) {
                throw Yaml.refused(useless, "there are no " + kind + "_conditions to link or to negate");
            }
            return new Logic.All<>(List.of());
        }
        boolean negated = negation != null && Params.truth(negation);
        if (expression != null && operator != null) {
            throw Yaml.refused(operator, "an expression and " + kind + "_cond_op exclude each other");
        }
        Logic<C> read;
        if (expression == null) {
            read = linked(List.copyOf(named.values()), operator);
        } else if (conditions instanceof YamlNode.Mapping) {
            read = new LogicReader<>(expression, named).parse();
        } else {
            throw Yaml.refused(expression, "an expression needs a map of " + kind + "_conditions, not a list");
        }
        return negated ? new Logic.Not<>(read) : read;
    }

    private static <C> Map<String, Logic<C>> named(@Nullable YamlNode node, CheckReader<C> reader)
            throws ContentException {
        Map<String, Logic<C>> named = new LinkedHashMap<>();
        switch (node) {
            case null -> {}
            case YamlNode.Mapping map -> {
                for (YamlNode.Entry entry : map.entries()) {
                    named.put(entry.key().text(), one(entry.value(), reader));
                }
            }
            case YamlNode.Sequence list -> {
                for (YamlNode item : list.items()) {
                    named.put(String.valueOf(named.size()), one(item, reader));
                }
            }
            case YamlNode.Scalar scalar -> throw Yaml.refused(scalar, "conditions are a list or a map");
        }
        return named;
    }

    private static <C> Logic<C> one(YamlNode node, CheckReader<C> reader) throws ContentException {
        Params params = new Params(Yaml.map(node));
        C check = reader.read(params);
        params.refuseOthers();
        return new Logic.One<>(check);
    }

    private static <C> Logic<C> linked(List<Logic<C>> terms, @Nullable YamlNode operator) throws ContentException {
        String word = operator == null ? "and" : Yaml.text(operator);
        return switch (word) {
            case "and" -> new Logic.All<>(terms);
            case "or" -> new Logic.Any<>(terms);
            default -> throw Yaml.refused(Objects.requireNonNull(operator), "'and' or 'or' is expected");
        };
    }

    private static List<String> tokens(YamlNode expression) throws ContentException {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(Yaml.text(expression).stripTrailing());
        int end = 0;
        while (matcher.find(end) && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (end < Yaml.text(expression).stripTrailing().length()) {
            throw Yaml.refused(expression, "the expression is not understood from character " + (end + 1) + " on");
        }
        return tokens;
    }

    private Logic<C> parse() throws ContentException {
        Logic<C> read = or(0);
        if (at < tokens.size()) {
            throw Yaml.refused(expression, "'" + tokens.get(at) + "' is not expected here");
        }
        for (String name : named.keySet()) {
            if (!used.contains(name)) {
                throw Yaml.refused(expression, "the condition '" + name + "' is not part of the expression");
            }
        }
        return read;
    }

    private Logic<C> or(int depth) throws ContentException {
        List<Logic<C>> terms = new ArrayList<>();
        do {
            terms.add(and(depth));
        } while (accept("or"));
        return terms.size() == 1 ? terms.getFirst() : new Logic.Any<>(terms);
    }

    private Logic<C> and(int depth) throws ContentException {
        List<Logic<C>> terms = new ArrayList<>();
        do {
            terms.add(not(depth));
        } while (accept("and"));
        return terms.size() == 1 ? terms.getFirst() : new Logic.All<>(terms);
    }

    private Logic<C> not(int depth) throws ContentException {
        if (depth > MAX_DEPTH) {
            throw Yaml.refused(expression, "parentheses and 'not' are nested deeper than " + MAX_DEPTH);
        }
        if (accept("not")) {
            return new Logic.Not<>(not(depth + 1));
        }
        if (accept("(")) {
            Logic<C> inner = or(depth + 1);
            if (!accept(")")) {
                throw Yaml.refused(expression, "a ')' is missing");
            }
            return inner;
        }
        String name = at < tokens.size() ? tokens.get(at++) : "";
        Logic<C> found = named.get(name);
        if (found == null) {
            throw Yaml.refused(
                    expression,
                    name.isEmpty() ? "the expression ends too early" : "there is no condition '" + name + "'");
        }
        used.add(name);
        return found;
    }

    private boolean accept(String token) {
        boolean found = at < tokens.size() && tokens.get(at).equals(token);
        at += found ? 1 : 0;
        return found;
    }
}
