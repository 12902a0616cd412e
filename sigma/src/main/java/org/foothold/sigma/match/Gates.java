package org.foothold.sigma.match;

import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.regex.Gate;
import org.foothold.sigma.regex.Regex;
import org.foothold.sigma.regex.RegexSyntaxException;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.rule.TextPattern;
import org.foothold.sigma.rule.TextPattern.Literal;
import org.foothold.sigma.rule.TextPattern.Part;

/**
 * Cheap criteria that hold wherever a costly one holds, so that the costly one is tried on few values. In each group at
 * least one has to hold. A gate may let too much through, never too little.
 */
final class Gates {
    private Gates() {}

    /** The gates of a criterion; none where nothing is known, or where the criterion is cheap itself. */
    static List<List<Criterion.Text>> of(Criterion criterion) {
        return switch (CriterionKind.of(criterion)) {
            case GLOB -> ofGlob((Criterion.Text) criterion);
            case REGEX -> ofRegex((Criterion.Regex) criterion);
            default -> List.of();
        };
    }

    // The longest literal, in the place where it stands.
    private static List<List<Criterion.Text>> ofGlob(Criterion.Text glob) {
        List<Part> parts = glob.pattern().parts();
        int longest = -1;
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Literal here
                    && (longest < 0
                            || here.text().length() > text(parts, longest).length())) {
                longest = i;
            }
        }
        if (longest < 0) {
            return List.of();
        }
        TextPattern gate = TextPattern.literal(text(parts, longest));
        if (longest > 0) {
            gate = gate.withOpenStart();
        }
        if (longest < parts.size() - 1) {
            gate = gate.withOpenEnd();
        }
        return List.of(List.of(new Criterion.Text(gate, glob.cased())));
    }

    private static List<List<Criterion.Text>> ofRegex(Criterion.Regex regex) {
        Gate gate = compile(regex).gate();
        List<List<Criterion.Text>> gates = new ArrayList<>();
        if (!gate.prefix().isEmpty()) {
            gates.add(List.of(
                    new Criterion.Text(TextPattern.literal(gate.prefix()).withOpenEnd(), false)));
        }
        if (!gate.suffix().isEmpty()) {
            gates.add(List.of(
                    new Criterion.Text(TextPattern.literal(gate.suffix()).withOpenStart(), false)));
        }
        if (!gate.literals().isEmpty()) {
            gates.add(gate.literals().stream()
                    .map(literal -> TextPattern.literal(literal).withOpenStart().withOpenEnd())
                    .map(pattern -> new Criterion.Text(pattern, false))
                    .toList());
        }
        return gates;
    }

    /** The regular expression of a criterion, which the reader of rules has already tried. */
    static Regex compile(Criterion.Regex regex) {
        try {
            return Regex.compile(regex.pattern(), regex.ignoreCase(), regex.multiLine(), regex.dotAll());
        } catch (RegexSyntaxException broken) {
            throw new IllegalArgumentException("a rule was read with a broken regular expression", broken);
        }
    }

    private static String text(List<Part> parts, int at) {
        return parts.get(at) instanceof Literal literal ? literal.text() : "";
    }
}
