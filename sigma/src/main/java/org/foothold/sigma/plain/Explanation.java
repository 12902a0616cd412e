package org.foothold.sigma.plain;

import java.util.List;

/**
 * Why a rule did or did not match an event, as a tree written in lines.
 *
 * @param verdict whether the rule matches
 * @param lines the tree from its root, each part before its own parts
 */
public record Explanation(Verdict verdict, List<Line> lines) {
    private static final int INDENT = 2;

    public Explanation {
        lines = List.copyOf(lines);
    }

    /** The tree as text, one line each: verdict, what was expected, what was seen. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            String mark = switch (line.verdict()) {
                case YES -> "yes ";
                case NO -> "no  ";
                case UNDECIDED -> "?   ";
            };
            text.append(mark).append(" ".repeat(INDENT * line.depth())).append(line.expected());
            if (!line.seen().isEmpty()) {
                text.append("  <-  ").append(line.seen());
            }
            text.append('\n');
        }
        return text.toString();
    }

    /**
     * One part of the rule.
     *
     * @param depth how many parts it stands in
     * @param verdict whether it holds
     * @param expected what the rule wants
     * @param seen what the event has there; empty where the part is made of others
     */
    public record Line(int depth, Verdict verdict, String expected, String seen) {}
}
