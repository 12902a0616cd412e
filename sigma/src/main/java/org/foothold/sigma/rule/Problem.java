package org.foothold.sigma.rule;

/** What is wrong with a file of rules, and where; a refusal costs the one rule it names, a warning costs nothing. */
public record Problem(Position position, Severity severity, Reason reason, String message) {

    /** Whether the rule is lost. */
    public enum Severity {
        REFUSED,
        WARNING
    }

    /** What kind of thing is wrong, so that reports can count. */
    public enum Reason {
        UNREADABLE("the file cannot be read"),
        YAML("not a YAML document"),
        RULE("a part of the rule is missing or wrong"),
        SELECTION("a selection is missing or wrong"),
        MODIFIER("a modifier is unknown or out of place"),
        VALUE("a value does not fit its modifiers"),
        REGEX("a regular expression is not valid"),
        PLACEHOLDER("a placeholder has no values"),
        CONDITION("the condition is wrong"),
        AGGREGATION("an old aggregation, to be written as a correlation"),
        CORRELATION("a correlation is wrong or names no rule"),
        COLLECTION("an old rule collection made with action:"),
        STATUS("the rule is deprecated or unsupported by its own status"),
        FILTER("a filter is wrong or names no rule"),
        MAPPING("a mapping is wrong"),
        PIPELINE("a pipeline refuses the rule, or is wrong itself");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** The reason in words. */
        public String text() {
            return text;
        }
    }

    /** One line that is safe to print, whatever names and values the file has. */
    @Override
    public String toString() {
        String line = position + ": " + (severity == Severity.WARNING ? "warning: " : "") + message;
        StringBuilder safe = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                safe.append("\\u%04x".formatted((int) c));
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }
}
