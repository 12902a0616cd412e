package org.foothold.sigma.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * What a whole value must look like: literals, {@code ?} (one UTF-16 unit) and {@code *} (any run). Neighbouring
 * literals are one, neighbouring {@code *} are one, and no literal is empty, whatever the pattern was made of; a pattern
 * without parts is the empty text. A pattern that is {@code *} alone wants a value that is not empty.
 */
public record TextPattern(List<Part> parts) {

    /** One piece of a pattern. */
    public sealed interface Part {}

    /** Text that must stand there; escapes of the rule's source are already resolved. */
    public record Literal(String text) implements Part {}

    /** A wildcard. */
    public enum Wildcard implements Part {
        ANY_ONE,
        ANY_RUN
    }

    /** The shapes that an engine can look up without walking the pattern. */
    public enum Shape {
        /** The value is the literal. */
        EXACT,
        /** The value begins with the literal. */
        STARTS,
        /** The value ends with the literal. */
        ENDS,
        /** The literal stands somewhere in the value. */
        CONTAINS,
        /** The value is present and not empty. */
        NOT_EMPTY,
        /** Anything else: the pattern has to be walked. */
        GLOB
    }

    public TextPattern {
        parts = joined(parts);
    }

    /** The pattern that is this text and nothing else. */
    public static TextPattern literal(String text) {
        return new TextPattern(List.of(new Literal(text)));
    }

    /** This pattern, with any run of text allowed before it. */
    public TextPattern withOpenStart() {
        List<Part> opened = new ArrayList<>();
        opened.add(Wildcard.ANY_RUN);
        opened.addAll(parts);
        return new TextPattern(opened);
    }

    /** This pattern, with any run of text allowed after it. */
    public TextPattern withOpenEnd() {
        List<Part> opened = new ArrayList<>(parts);
        opened.add(Wildcard.ANY_RUN);
        return new TextPattern(opened);
    }

    /** Whether the pattern has {@code *} or {@code ?}. */
    public boolean hasWildcard() {
        return parts.stream().anyMatch(Wildcard.class::isInstance);
    }

    /** The pattern as a rule writes it: wildcards in the text escaped. */
    @Override
    public String toString() {
        StringBuilder written = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Wildcard wildcard -> written.append(wildcard == Wildcard.ANY_ONE ? '?' : '*');
                case Literal literal -> appendEscaped(literal.text(), written);
            }
        }
        return written.toString();
    }

    // Backslashes are doubled where a wildcard, plain or real, or a second backslash follows: only there they would be
    // read otherwise.
    private static void appendEscaped(String text, StringBuilder written) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '*' || c == '?') {
                written.append('\\');
            } else if (c == '\\' && (i + 1 == text.length() || "*?\\".indexOf(text.charAt(i + 1)) >= 0)) {
                written.append('\\');
            }
            written.append(c);
        }
    }

    private static List<Part> joined(List<Part> parts) {
        List<Part> joined = new ArrayList<>(parts.size());
        for (Part part : parts) {
            Part last = joined.isEmpty() ? null : joined.getLast();
            if (part instanceof Literal here && last instanceof Literal before) {
                joined.set(joined.size() - 1, new Literal(before.text() + here.text()));
            } else if (!(part instanceof Literal here && here.text().isEmpty())
                    && !(part == Wildcard.ANY_RUN && last == Wildcard.ANY_RUN)) {
                joined.add(part);
            }
        }
        return List.copyOf(joined);
    }

    /** The simplest shape that says the same as this pattern. */
    public Shape shape() {
        int size = parts.size();
        if (size == 0) {
            return Shape.EXACT;
        }
        boolean openStart = parts.getFirst() == Wildcard.ANY_RUN;
        boolean openEnd = parts.getLast() == Wildcard.ANY_RUN;
        if (size == 1) {
            return openStart ? Shape.NOT_EMPTY : parts.getFirst() instanceof Literal ? Shape.EXACT : Shape.GLOB;
        }
        if (size == 2 && openEnd && parts.getFirst() instanceof Literal) {
            return Shape.STARTS;
        }
        if (size == 2 && openStart && parts.getLast() instanceof Literal) {
            return Shape.ENDS;
        }
        return size == 3 && openStart && openEnd && parts.get(1) instanceof Literal ? Shape.CONTAINS : Shape.GLOB;
    }

    /** The one literal of a pattern of shape exact, starts, ends or contains; empty text for the empty pattern. */
    public String literal() {
        for (Part part : parts) {
            if (part instanceof Literal literal) {
                return literal.text();
            }
        }
        return "";
    }
}
