package org.foothold.sigma.regex;

/** A regular expression cannot be read, or is too large to be matched within bounds. */
public final class RegexSyntaxException extends Exception {
    private final int index;

    /** {@code index} is the place in the pattern, in UTF-16 units. */
    public RegexSyntaxException(String message, int index) {
        super(message);
        this.index = index;
    }

    /** The place in the pattern, in UTF-16 units. */
    public int index() {
        return index;
    }
}
