package org.foothold.sigma.match;

/** Guesses how often a literal is found, to choose by which of its literals a rule is found. */
final class Costs {
    /** The cost of what holds for every event, and of what no index finds. */
    static final int ALWAYS = 1_000_000;

    /** What many rules ask for occurs often: so many further uses double the guess. */
    static final int USES_THAT_DOUBLE = 4;

    /** Text beyond ASCII is rare altogether, so that even thousands of such literals are seldom found. */
    static final int WIDE = 100;

    // By length of a literal that stands anywhere: hardly any text of eight characters and more occurs by chance.
    private static final int[] ANYWHERE = {
        900_000, 400_000, 200_000, 80_000, 30_000, 15_000, 10_000, 7_000, 4_000, 3_000, 2_500, 2_000, 1_500, 1_000,
    };

    // File names end with the same four characters.
    private static final int[] AT_END = {900_000, 200_000, 100_000, 100_000, 80_000, 30_000, 20_000, 15_000, 10_000};

    private static final int AT_START = 20_000;
    private static final int WHOLE = 15_000;

    private Costs() {}

    /** The guess in millionths of all events. */
    static int of(CriterionKind kind, int length) {
        return switch (kind) {
            case CONTAINS -> ANYWHERE[Math.min(length, ANYWHERE.length - 1)];
            case ENDS -> AT_END[Math.min(length, AT_END.length - 1)];
            case STARTS -> AT_START;
            case EXACT -> WHOLE;
            default -> ALWAYS;
        };
    }
}
