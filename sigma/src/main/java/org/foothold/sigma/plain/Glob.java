package org.foothold.sigma.plain;

import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.rule.TextPattern;
import org.foothold.sigma.rule.TextPattern.Literal;
import org.foothold.sigma.rule.TextPattern.Part;
import org.foothold.sigma.rule.TextPattern.Wildcard;
import org.foothold.sigma.text.Fold;

/** Whether a whole value looks like a pattern, walked unit by unit. */
final class Glob implements Search {
    private static final int ONE = -1;
    private static final int RUN = -2;

    private final boolean cased;
    private final boolean notEmpty;
    private final int[] units;

    Glob(Criterion.Text text) {
        cased = text.cased();
        notEmpty = text.pattern().shape() == TextPattern.Shape.NOT_EMPTY;
        units = units(text.pattern(), cased);
    }

    @Override
    public Verdict find(String value) {
        return Verdict.of(notEmpty ? !value.isEmpty() : walk(cased ? value : Fold.fold(value)));
    }

    private static int[] units(TextPattern pattern, boolean cased) {
        int length = 0;
        for (Part part : pattern.parts()) {
            length += part instanceof Literal literal ? literal.text().length() : 1;
        }
        int[] units = new int[length];
        int at = 0;
        for (Part part : pattern.parts()) {
            switch (part) {
                case Wildcard wildcard -> units[at++] = wildcard == Wildcard.ANY_ONE ? ONE : RUN;
                case Literal literal -> {
                    String text = cased ? literal.text() : Fold.fold(literal.text());
                    for (int i = 0; i < text.length(); i++) {
                        units[at++] = text.charAt(i);
                    }
                }
            }
        }
        return units;
    }

    // After a mismatch the last run takes one unit more: no earlier run has to be tried again.
    private boolean walk(String text) {
        int at = 0;
        int in = 0;
        int run = -1;
        int resume = 0;
        while (in < text.length()) {
            if (at < units.length && units[at] == RUN) {
                run = at++;
                resume = in;
            } else if (at < units.length && (units[at] == ONE || units[at] == text.charAt(in))) {
                at++;
                in++;
            } else if (run >= 0) {
                at = run + 1;
                in = ++resume;
            } else {
                return false;
            }
        }
        while (at < units.length && units[at] == RUN) {
            at++;
        }
        return at == units.length;
    }
}
