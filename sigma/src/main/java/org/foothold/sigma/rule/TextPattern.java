package org.foothold.sigma.rule;

import java.util.List;

/**
 * What a whole value must look like: literals, {@code ?} (one UTF-16 unit) and {@code *} (any run). Neighbouring
 * literals are one, neighbouring {@code *} are one, and no literal is empty; a pattern without parts is the empty text.
 * A pattern that is {@code *} alone wants a value that is not empty.
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
        parts = List.copyOf(parts);
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
