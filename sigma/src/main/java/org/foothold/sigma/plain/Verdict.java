package org.foothold.sigma.plain;

/** Whether something holds for an event, or could not be decided within its bounds (Kleene's three values). */
public enum Verdict {
    YES,
    NO,
    /** A regular expression ran out of its steps. */
    UNDECIDED;

    static Verdict of(boolean holds) {
        return holds ? YES : NO;
    }

    Verdict negated() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case UNDECIDED -> UNDECIDED;
        };
    }

    /** Both. */
    Verdict and(Verdict other) {
        return this == NO || other == NO ? NO : this == YES ? other : UNDECIDED;
    }

    /** Either. */
    Verdict or(Verdict other) {
        return this == YES || other == YES ? YES : this == NO ? other : UNDECIDED;
    }
}
