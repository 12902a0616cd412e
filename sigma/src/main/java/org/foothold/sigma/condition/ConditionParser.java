package org.foothold.sigma.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem.Reason;
import org.jspecify.annotations.Nullable;

/** Reads a condition such as {@code selection and not 1 of filter_*} (Sigma rules specification, "condition"). */
final class ConditionParser {
    /** Parentheses and negations inside each other; each level costs stack. */
    private static final int MAX_DEPTH = 64;
    /** Words and parentheses; the longest known condition has 60. */
    private static final int MAX_TOKENS = 10_000;
    /** Ways to choose N selections, each of which becomes a term; real rules have fewer than ten. */
    private static final int MAX_CHOICES = 1_000;

    private static final Set<String> AGGREGATIONS = Set.of("count", "min", "max", "avg", "sum", "near");

    private final Position position;
    private final Selections selections;
    private final List<String> tokens;
    private int at;

    private ConditionParser(Position position, Selections selections, List<String> tokens) {
        this.position = position;
        this.selections = selections;
        this.tokens = tokens;
    }

    static Condition parse(String text, Position position, Selections selections) throws ContentException {
        ConditionParser parser = new ConditionParser(position, selections, tokens(text, position));
        Condition condition = parser.or(0);
        if (parser.at < parser.tokens.size()) {
            throw parser.refused("'" + parser.tokens.get(parser.at) + "' is not expected here");
        }
        return condition;
    }

    private static List<String> tokens(String text, Position position) throws ContentException {
        List<String> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '|') {
                throw aggregation(text.substring(at + 1), position);
            }
            if (Character.isWhitespace(c)) {
                at++;
                continue;
            }
            int end = at + 1;
            while (c != '(' && c != ')' && end < text.length() && isWord(text.charAt(end))) {
                end++;
            }
            tokens.add(text.substring(at, end));
            at = end;
            if (tokens.size() > MAX_TOKENS) {
                throw new ContentException(
                        position, Reason.CONDITION, "the condition has more than " + MAX_TOKENS + " words");
            }
        }
        return tokens;
    }

    private static boolean isWord(char c) {
        return c != '(' && c != ')' && c != '|' && !Character.isWhitespace(c);
    }

    private static ContentException aggregation(String text, Position position) {
        String rest = text.strip();
        int end = 0;
        while (end < rest.length() && Character.isLetter(rest.charAt(end))) {
            end++;
        }
        String word = rest.substring(0, end).toLowerCase(Locale.ROOT);
        if (!AGGREGATIONS.contains(word)) {
            return new ContentException(position, Reason.CONDITION, "'|' is not expected in a condition");
        }
        return new ContentException(
                position,
                Reason.AGGREGATION,
                "'" + word + "' is not part of Sigma 2; write a correlation rule instead");
    }

    private Condition or(int depth) throws ContentException {
        List<Condition> terms = new ArrayList<>();
        terms.add(and(depth));
        while (accept("or")) {
            terms.add(and(depth));
        }
        return terms.size() == 1 ? terms.getFirst() : new Condition.Or(terms);
    }

    private Condition and(int depth) throws ContentException {
        List<Condition> terms = new ArrayList<>();
        terms.add(not(depth));
        while (accept("and")) {
            terms.add(not(depth));
        }
        return terms.size() == 1 ? terms.getFirst() : new Condition.And(terms);
    }

    private Condition not(int depth) throws ContentException {
        if (depth > MAX_DEPTH) {
            throw refused("parentheses and 'not' are nested deeper than " + MAX_DEPTH);
        }
        if (accept("not")) {
            return new Condition.Not(not(depth + 1));
        }
        if (accept("(")) {
            Condition inner = or(depth + 1);
            if (!accept(")")) {
                throw refused("a ')' is missing");
            }
            return inner;
        }
        return term();
    }

    private Condition term() throws ContentException {
        String word = peek(0);
        if (word == null) {
            throw refused(tokens.isEmpty() ? "the condition is empty" : "the condition ends too early");
        }
        if ("of".equalsIgnoreCase(peek(1))) {
            at += 2;
            return quantified(word);
        }
        if (word.equals(")") || word.equalsIgnoreCase("and") || word.equalsIgnoreCase("or")) {
            throw refused("'" + word + "' is not expected here");
        }
        at++;
        return use(word);
    }

    private Condition use(String name) throws ContentException {
        Condition selection = selections.use(name, position);
        if (selection == null && AGGREGATIONS.contains(name.toLowerCase(Locale.ROOT))) {
            throw aggregation(name, position);
        }
        if (selection == null) {
            throw refused("there is no selection '" + name + "'");
        }
        return selection;
    }

    private Condition quantified(String quantifier) throws ContentException {
        String pattern = peek(0);
        if (pattern == null || pattern.equals("(") || pattern.equals(")")) {
            throw refused("'" + quantifier + " of' needs the name of a selection, a pattern or 'them'");
        }
        at++;
        List<String> names = selections.matching(pattern.equalsIgnoreCase("them") ? "*" : pattern);
        if (names.isEmpty()) {
            throw refused("'" + quantifier + " of " + pattern + "' matches no selection");
        }
        int wanted = wanted(quantifier, names.size());
        if (wanted > names.size()) {
            throw refused("'" + quantifier + " of " + pattern + "' can never hold: only " + names.size() + " match");
        }
        if (ways(names.size(), wanted) > MAX_CHOICES) {
            throw refused("'" + quantifier + " of " + pattern + "' has more than " + MAX_CHOICES + " ways to hold");
        }
        List<Condition> choices = new ArrayList<>();
        choose(names, 0, wanted, new ArrayList<>(), choices);
        return choices.size() == 1 ? choices.getFirst() : new Condition.Or(choices);
    }

    // One of a thousand is an easy list; only a choice between one and all of them multiplies.
    private static long ways(int all, int wanted) {
        long ways = 1;
        if (wanted == 1 || wanted == all) {
            return ways;
        }
        for (int i = 1; i <= Math.min(wanted, all - wanted) && ways <= MAX_CHOICES; i++) {
            ways = ways * (all - i + 1) / i;
        }
        return ways;
    }

    private int wanted(String quantifier, int all) throws ContentException {
        if (quantifier.equalsIgnoreCase("all")) {
            return all;
        }
        if (quantifier.equalsIgnoreCase("any")) {
            return 1;
        }
        if (!quantifier.matches("[1-9][0-9]{0,5}")) {
            throw refused("'" + quantifier + " of' is not known: 'all', 'any' or a number above zero is");
        }
        return Integer.parseInt(quantifier);
    }

    private void choose(List<String> names, int from, int wanted, List<Condition> chosen, List<Condition> choices)
            throws ContentException {
        if (wanted == names.size() - from) {
            choices.add(all(chosen, names.subList(from, names.size())));
        } else if (wanted == 1) {
            for (String name : names.subList(from, names.size())) {
                choices.add(all(chosen, List.of(name)));
            }
        } else {
            chosen.add(use(names.get(from)));
            choose(names, from + 1, wanted - 1, chosen, choices);
            chosen.removeLast();
            choose(names, from + 1, wanted, chosen, choices);
        }
    }

    private Condition all(List<Condition> chosen, List<String> names) throws ContentException {
        List<Condition> terms = new ArrayList<>(chosen);
        for (String name : names) {
            terms.add(use(name));
        }
        return terms.size() == 1 ? terms.getFirst() : new Condition.And(terms);
    }

    private @Nullable String peek(int ahead) {
        return at + ahead < tokens.size() ? tokens.get(at + ahead) : null;
    }

    private boolean accept(String word) {
        if (!word.equalsIgnoreCase(peek(0))) {
            return false;
        }
        at++;
        return true;
    }

    private ContentException refused(String message) {
        return new ContentException(position, Reason.CONDITION, message);
    }
}
