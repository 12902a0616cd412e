package org.foothold.sigma;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.rule.TextPattern;

/** Makes events out of a rule's own values, so that they nearly or truly match it. */
public final class EventMaker {
    private static final String NOISE = "aZ \\*?-/.\u00e9\u03a3\u0130\u212a\"'\n0";

    private final Random random;

    public EventMaker(long seed) {
        random = new Random(seed);
    }

    /** An event that meets the positive parts of the condition, as far as one value a field can. */
    public Map<String, List<String>> meeting(Condition condition) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        meet(condition, fields);
        return fields;
    }

    /** The fields with a few of them changed, lost, doubled or emptied. */
    public Event mutated(Map<String, List<String>> fields) {
        Map<String, List<String>> mutated = new LinkedHashMap<>();
        fields.forEach((name, values) -> {
            List<String> copy = new ArrayList<>(values);
            switch (random.nextInt(12)) {
                case 0 -> copy.clear();
                case 1 -> copy.add(noise(8));
                case 2 -> copy.set(0, noise(3) + copy.getFirst());
                case 3 -> copy.set(0, copy.getFirst() + noise(3));
                case 4 -> copy.set(0, copy.getFirst().toUpperCase(Locale.ROOT));
                case 5 -> copy.set(0, cut(copy.getFirst()));
                case 6 -> copy.add(0, random.nextBoolean() ? "" : null);
                default -> {}
            }
            if (!copy.isEmpty()) {
                mutated.put(name, copy);
            }
        });
        return Event.of(mutated);
    }

    private void meet(Condition condition, Map<String, List<String>> fields) {
        switch (condition) {
            case Condition.And and -> and.terms().forEach(term -> meet(term, fields));
            case Condition.Or or ->
                meet(or.terms().get(random.nextInt(or.terms().size())), fields);
            case Condition.Not not -> {
                if (random.nextInt(10) == 0) {
                    meet(not.term(), fields);
                }
            }
            case Condition.Selection selection -> meet(selection.body(), fields);
            case Condition.Predicate predicate -> {
                String value = value(predicate.criterion());
                if (value != null) {
                    String field = predicate.field() == null ? "Message" : predicate.field();
                    fields.merge(field, List.of(value), this::both);
                }
            }
        }
    }

    // Two values of one field stand beside each other in one text, as in a command line, or are two values.
    private List<String> both(List<String> before, List<String> more) {
        List<String> values = new ArrayList<>(before);
        if (random.nextInt(4) == 0) {
            values.addAll(more);
        } else {
            values.set(0, values.getFirst() + noise(2) + more.getFirst());
        }
        return values;
    }

    private String value(Criterion criterion) {
        return switch (criterion) {
            case Criterion.Text text -> text(text.pattern());
            case Criterion.Compare compare -> compare.number().toPlainString();
            case Criterion.Cidr cidr -> cidr.network().size() == 4 ? address(cidr.network()) : "::1";
            case Criterion.Regex regex -> regex.pattern().replaceAll("[\\\\^$()?:]", "");
            default -> null;
        };
    }

    private static String address(List<Byte> network) {
        return (network.get(0) & 0xff) + "." + (network.get(1) & 0xff) + "." + (network.get(2) & 0xff) + "."
                + (network.get(3) & 0xff);
    }

    private String text(TextPattern pattern) {
        StringBuilder text = new StringBuilder();
        for (TextPattern.Part part : pattern.parts()) {
            switch (part) {
                case TextPattern.Literal literal -> text.append(literal.text());
                case TextPattern.Wildcard wildcard ->
                    text.append(wildcard == TextPattern.Wildcard.ANY_ONE ? "x" : noise(random.nextInt(4)));
            }
        }
        return text.toString();
    }

    private String cut(String text) {
        return text == null || text.isEmpty() ? "" : text.substring(0, random.nextInt(text.length()));
    }

    private String noise(int length) {
        StringBuilder noise = new StringBuilder();
        for (int i = 0; i < length; i++) {
            noise.append(NOISE.charAt(random.nextInt(NOISE.length())));
        }
        return noise.toString();
    }
}
