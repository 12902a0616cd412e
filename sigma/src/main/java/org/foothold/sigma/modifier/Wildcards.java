package org.foothold.sigma.modifier;

import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.rule.TextPattern;
import org.foothold.sigma.rule.TextPattern.Literal;
import org.foothold.sigma.rule.TextPattern.Part;
import org.foothold.sigma.rule.TextPattern.Wildcard;

/** Reads {@code *}, {@code ?} and backslashes of a value (Sigma rules specification, "escape character"). */
public final class Wildcards {

    private Wildcards() {}

    /** The pattern that a value writes. */
    public static TextPattern read(String text) {
        return new TextPattern(parts(text));
    }

    /** A backslash takes the special meaning from a wildcard or a backslash after it; before anything else it is itself. */
    static List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && "*?\\".indexOf(text.charAt(i + 1)) >= 0) {
                i++;
                literal.append(text.charAt(i));
            } else if (c == '*' || c == '?') {
                parts.add(new Literal(literal.toString()));
                literal.setLength(0);
                parts.add(c == '*' ? Wildcard.ANY_RUN : Wildcard.ANY_ONE);
            } else {
                literal.append(c);
            }
        }
        parts.add(new Literal(literal.toString()));
        return parts;
    }
}
