package org.foothold.sigma.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.rule.TextPattern;
import org.foothold.sigma.rule.TextPattern.Literal;
import org.foothold.sigma.rule.TextPattern.Part;
import org.foothold.sigma.rule.TextPattern.Wildcard;

/**
 * A text with wildcards, and with placeholders that have no values yet.
 *
 * @param fixed what stands before, between and behind the placeholders: always one more than these
 * @param names the placeholders, in order, without percent signs
 */
public record Template(List<TextPattern> fixed, List<String> names) {
    /** Texts that one template may become: placeholders beside each other multiply. */
    private static final int MAX_TEXTS = 10_000;
    /** Characters of all texts that one template becomes, so that a long one cannot fill the memory. */
    private static final int MAX_CHARACTERS = 4 << 20;

    public Template {
        fixed = List.copyOf(fixed);
        names = List.copyOf(names);
        if (fixed.size() != names.size() + 1) {
            throw new IllegalArgumentException(
                    fixed.size() + " pieces of text around " + names.size() + " placeholders");
        }
    }

    /** The template that is this pattern. */
    public static Template of(TextPattern pattern) {
        return new Template(List.of(pattern), List.of());
    }

    /** Whether nothing is left to fill in. */
    public boolean full() {
        return names.isEmpty();
    }

    /** Whether there are wildcards. */
    public boolean hasWildcard() {
        return fixed.stream().anyMatch(TextPattern::hasWildcard);
    }

    /** The pattern of a template without placeholders. */
    public TextPattern pattern() {
        if (!full()) {
            throw new IllegalStateException("a placeholder is left");
        }
        return fixed.getFirst();
    }

    /** This template, with any run of text allowed before it. */
    public Template withOpenStart() {
        List<TextPattern> opened = new ArrayList<>(fixed);
        opened.set(0, opened.getFirst().withOpenStart());
        return new Template(opened, names);
    }

    /** This template, with any run of text allowed after it. */
    public Template withOpenEnd() {
        List<TextPattern> opened = new ArrayList<>(fixed);
        opened.set(opened.size() - 1, opened.getLast().withOpenEnd());
        return new Template(opened, names);
    }

    /** The template with other literals. */
    public Template mapped(UnaryOperator<String> change) {
        List<TextPattern> mapped = new ArrayList<>();
        for (TextPattern pattern : fixed) {
            List<Part> parts = new ArrayList<>();
            for (Part part : pattern.parts()) {
                parts.add(part instanceof Literal literal ? new Literal(change.apply(literal.text())) : part);
            }
            mapped.add(new TextPattern(parts));
        }
        return new Template(mapped, names);
    }

    /** The text as pipelines see it: wildcards as they are, the same characters in a literal behind a backslash. */
    public String plain() {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < fixed.size(); i++) {
            for (Part part : fixed.get(i).parts()) {
                switch (part) {
                    case Wildcard wildcard -> plain.append(wildcard == Wildcard.ANY_ONE ? '?' : '*');
                    case Literal literal ->
                        plain.append(literal.text().replace("*", "\\*").replace("?", "\\?"));
                }
            }
            if (i < names.size()) {
                plain.append('%').append(names.get(i)).append('%');
            }
        }
        return plain.toString();
    }

    /** The templates that values for some of the placeholders make of this one. */
    public List<Template> filled(Predicate<String> wanted, Values values, Position position) throws ContentException {
        List<Template> heads = List.of(of(fixed.getFirst()));
        for (int i = 0; i < names.size(); i++) {
            List<Template> tails = new ArrayList<>();
            TextPattern next = fixed.get(i + 1);
            if (wanted.test(names.get(i))) {
                for (TextPattern value : values.of(names.get(i))) {
                    tails.add(of(joined(value, next)));
                }
            } else {
                tails.add(new Template(List.of(TextPattern.literal(""), next), List.of(names.get(i))));
            }
            heads = multiplied(heads, tails, position);
        }
        return heads;
    }

    private static List<Template> multiplied(List<Template> heads, List<Template> tails, Position position)
            throws ContentException {
        List<Template> all = new ArrayList<>();
        long characters = 0;
        for (Template head : heads) {
            for (Template tail : tails) {
                Template joined = joined(head, tail);
                characters += joined.plain().length();
                all.add(joined);
                if (all.size() > MAX_TEXTS || characters > MAX_CHARACTERS) {
                    throw new ContentException(
                            position,
                            Reason.PLACEHOLDER,
                            "the placeholders make more than " + MAX_TEXTS + " values, or values that are too long");
                }
            }
        }
        return all;
    }

    private static Template joined(Template head, Template tail) {
        List<TextPattern> fixed = new ArrayList<>(head.fixed);
        fixed.set(fixed.size() - 1, joined(fixed.getLast(), tail.fixed.getFirst()));
        fixed.addAll(tail.fixed.subList(1, tail.fixed.size()));
        List<String> names = new ArrayList<>(head.names);
        names.addAll(tail.names);
        return new Template(fixed, names);
    }

    private static TextPattern joined(TextPattern head, TextPattern tail) {
        List<Part> parts = new ArrayList<>(head.parts());
        parts.addAll(tail.parts());
        return new TextPattern(parts);
    }

    /** Knows the values of placeholders. */
    @FunctionalInterface
    public interface Values {
        /** The texts that a placeholder stands for. */
        List<TextPattern> of(String name) throws ContentException;
    }
}
