package org.foothold.sigma.plain;

import org.foothold.sigma.regex.Regex;
import org.foothold.sigma.regex.RegexSyntaxException;
import org.foothold.sigma.rule.Criterion;
import org.jspecify.annotations.Nullable;

/** A regular expression run by the engine of our own, in time linear in the value: what a hunt finds with. */
final class LinearRegex implements Search {
    private final @Nullable Regex regex;

    LinearRegex(Criterion.Regex criterion) {
        regex = compile(criterion);
    }

    @Override
    public Verdict find(String value) {
        if (regex == null) {
            return Verdict.UNDECIDED;
        }
        return switch (regex.find(value)) {
            case YES -> Verdict.YES;
            case NO -> Verdict.NO;
            case GAVE_UP -> Verdict.UNDECIDED;
        };
    }

    private static @Nullable Regex compile(Criterion.Regex criterion) {
        try {
            return Regex.compile(
                    criterion.pattern(), criterion.ignoreCase(), criterion.multiLine(), criterion.dotAll());
        } catch (RegexSyntaxException e) {
            return null;
        }
    }
}
