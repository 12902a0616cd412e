package org.foothold.sigma.regex;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern that no finite automaton decides: look-around, back-references, atomic groups. It is written out for {@link
 * Pattern} with every set spelt out, so that a character means the same on both engines, and runs on a budget of steps.
 */
final class SlowRegex {
    /** Characters that may be read while one value is matched: some ten milliseconds' worth. */
    static final int STEP_BUDGET = 1_000_000;

    private static final String WORD = "[0-9A-Z_a-z]";

    private final Pattern pattern;

    private SlowRegex(Pattern pattern) {
        this.pattern = pattern;
    }

    static SlowRegex of(Node node) throws RegexSyntaxException {
        StringBuilder text = new StringBuilder();
        write(node, text);
        try {
            return new SlowRegex(Pattern.compile(text.toString(), Pattern.UNIX_LINES));
        } catch (PatternSyntaxException unfit) {
            throw new RegexSyntaxException("not supported: " + unfit.getDescription(), 0);
        } catch (StackOverflowError deep) {
            throw new RegexSyntaxException("the pattern is nested too deeply", 0);
        }
    }

    /** Searches the text; {@link Found#GAVE_UP} where the budget or the stack does not suffice. */
    Found find(CharSequence text) {
        try {
            return pattern.matcher(new Metered(text, STEP_BUDGET)).find() ? Found.YES : Found.NO;
        } catch (Metered.BudgetSpent | StackOverflowError undecided) {
            return Found.GAVE_UP;
        }
    }

    private static void write(Node node, StringBuilder text) {
        switch (node) {
            case Node.Chars chars -> writeSet(chars.set(), text);
            case Node.Place place -> text.append(place(place));
            case Node.Sequence sequence -> sequence.parts().forEach(part -> write(part, text));
            case Node.Choice choice -> {
                text.append("(?:");
                for (Node option : choice.options()) {
                    write(option, text);
                    text.append('|');
                }
                text.setCharAt(text.length() - 1, ')');
            }
            case Node.Repeat repeat -> writeRepeat(repeat, text);
            case Node.Group group -> wrap("(", group.body(), text);
            case Node.Atomic atomic -> wrap("(?>", atomic.body(), text);
            case Node.Look look -> {
                String sign = look.negative() ? "!" : "=";
                wrap((look.ahead() ? "(?" : "(?<") + sign, look.body(), text);
            }
            case Node.BackReference reference ->
                text.append(reference.ignoreCase() ? "(?iu:\\" : "(?:\\")
                        .append(reference.group())
                        .append(')');
        }
    }

    private static void wrap(String open, Node body, StringBuilder text) {
        text.append(open);
        write(body, text);
        text.append(')');
    }

    private static void writeRepeat(Node.Repeat repeat, StringBuilder text) {
        wrap("(?:", repeat.body(), text);
        text.append('{').append(repeat.least());
        if (repeat.most() != repeat.least()) {
            text.append(',');
            if (repeat.most() != Node.ENDLESS) {
                text.append(repeat.most());
            }
        }
        text.append('}');
        text.append(
                switch (repeat.greed()) {
                    case GREEDY -> "";
                    case LAZY -> "?";
                    case POSSESSIVE -> "+";
                });
    }

    private static void writeSet(CodeSet set, StringBuilder text) {
        if (set.isEmpty()) {
            text.append("(?!)");
            return;
        }
        text.append('[');
        for (int range = 0; range < set.rangeCount(); range++) {
            writeCodePoint(set.first(range), text);
            if (set.last(range) > set.first(range)) {
                text.append('-');
                writeCodePoint(set.last(range), text);
            }
        }
        text.append(']');
    }

    private static void writeCodePoint(int codePoint, StringBuilder text) {
        if (codePoint > Character.MAX_VALUE) {
            // Only what stands there itself makes java.util.regex look behind by whole pairs.
            text.appendCodePoint(codePoint);
        } else {
            text.append("\\x{").append(Integer.toHexString(codePoint)).append('}');
        }
    }

    private static String place(Node.Place place) {
        return switch (place) {
            case TEXT_START -> "\\A";
            case TEXT_END -> "\\z";
            case LAST_LINE_END -> "(?=\\n?\\z)";
            // Java begins no line in an empty text.
            case LINE_START -> "(?:\\A|(?m:^))";
            case LINE_END -> "(?m:$)";
            case WORD_EDGE -> "(?:(?<=" + WORD + ")(?!" + WORD + ")|(?<!" + WORD + ")(?=" + WORD + "))";
            case NO_WORD_EDGE -> "(?:(?<=" + WORD + ")(?=" + WORD + ")|(?<!" + WORD + ")(?!" + WORD + "))";
        };
    }
}
