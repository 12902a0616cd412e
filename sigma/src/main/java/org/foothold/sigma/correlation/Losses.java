package org.foothold.sigma.correlation;

/**
 * What took no part in correlations.
 *
 * @param late matches that came when later ones had been judged already
 * @param groups windows that were closed early to make room
 * @param steps matches that were left out of a full window
 * @param withoutGroup matches without a value for a field to group by
 * @param withoutValue matches without a value, or without a number, to measure
 */
public record Losses(long late, long groups, long steps, long withoutGroup, long withoutValue) {
    /** Nothing. */
    public static final Losses NONE = new Losses(0, 0, 0, 0, 0);

    /** Counts losses while they happen. */
    static final class Count {
        long late;
        long groups;
        long steps;
        long withoutGroup;
        long withoutValue;

        Losses sum() {
            return new Losses(late, groups, steps, withoutGroup, withoutValue);
        }
    }
}
