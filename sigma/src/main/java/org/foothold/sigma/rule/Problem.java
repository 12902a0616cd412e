package org.foothold.sigma.rule;

/** What is wrong with a file of rules, and where; a refusal costs the one rule it names, a warning costs nothing. */
public record Problem(Position position, Severity severity, String message) {

    /** Whether the rule is lost. */
    public enum Severity {
        REFUSED,
        WARNING
    }

    @Override
    public String toString() {
        return position + ": " + (severity == Severity.WARNING ? "warning: " : "") + message;
    }
}
