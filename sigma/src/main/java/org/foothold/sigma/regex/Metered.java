package org.foothold.sigma.regex;

/** A text that can be looked at only so often, so that the JDK's backtracking comes to an end. */
public final class Metered implements CharSequence {
    private final CharSequence text;
    private int budget;

    /** A text whose characters may be read {@code budget} times. */
    public Metered(CharSequence text, int budget) {
        this.text = text;
        this.budget = budget;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (--budget < 0) {
            throw new BudgetSpent();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** Ends a search from within; without a stack trace it costs next to nothing. */
    public static final class BudgetSpent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BudgetSpent() {
            super("the step budget is spent", null, false, false);
        }
    }
}
