package org.foothold.sigma.plain;

import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.rule.TextPattern;
import org.foothold.sigma.text.Fold;
import org.jspecify.annotations.Nullable;

/** A text pattern that is searched for with the means of the JDK where it has them: for patterns without inner wildcards. */
final class QuickText implements Search {
    private final TextPattern.Shape shape;
    private final boolean cased;
    private final String literal;
    private final @Nullable Glob glob;
    private final Folded folded;

    /** A search that shares the folded form of the value at hand with others. */
    QuickText(Criterion.Text text, Folded folded) {
        shape = text.pattern().shape();
        cased = text.cased();
        String wanted = shape == TextPattern.Shape.GLOB ? "" : text.pattern().literal();
        literal = cased ? wanted : Fold.fold(wanted);
        glob = shape == TextPattern.Shape.GLOB ? new Glob(text) : null;
        this.folded = folded;
    }

    @Override
    public Verdict find(String value) {
        if (glob != null) {
            return glob.find(value);
        }
        String in = cased ? value : folded.of(value);
        return Verdict.of(
                switch (shape) {
                    case EXACT -> in.equals(literal);
                    case STARTS -> in.startsWith(literal);
                    case ENDS -> in.endsWith(literal);
                    case CONTAINS -> in.contains(literal);
                    case NOT_EMPTY -> !in.isEmpty();
                    case GLOB -> false;
                });
    }

    /** The value that was folded last: alternatives are looked for in the same one. */
    static final class Folded {
        private @Nullable String last;
        private String form = "";

        @SuppressWarnings("ReferenceEquality") // Another text of the same letters is folded again, to the same.
        String of(String value) {
            if (value != last) {
                form = Fold.fold(value);
                last = value;
            }
            return form;
        }
    }
}
