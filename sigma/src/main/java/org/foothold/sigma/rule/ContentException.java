package org.foothold.sigma.rule;

/** Content that cannot be used, with what is wrong and where; costs the one rule, filter or mapping in which it stands. */
public final class ContentException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ContentException(Position position, Problem.Reason reason, String message) {
        super(position + ": " + message);
        this.problem = new Problem(position, Problem.Severity.REFUSED, reason, message);
    }

    /** What is wrong, for a report. */
    public Problem problem() {
        return problem;
    }
}
