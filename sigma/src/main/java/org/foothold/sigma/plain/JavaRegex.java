package org.foothold.sigma.plain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.foothold.sigma.rule.Criterion;
import org.jspecify.annotations.Nullable;

/** A regular expression run by the JDK's own backtracking engine, within a budget of steps for each value. */
final class JavaRegex implements Search {
    /** Characters looked at for one value; the most costly known pair of rule and event takes 200,000. */
    static final int MAX_STEPS = 5_000_000;

    // The JDK takes the Turkic letters for forms of i, which simple folding does not: they step aside for others.
    private static final char DOTTED_I = '\u0130';
    private static final char DOTLESS_I = '\u0131';
    private static final char DOTTED_I_ASIDE = '\uE130';
    private static final char DOTLESS_I_ASIDE = '\uE131';

    private final boolean ignoreCase;
    private final @Nullable Pattern pattern;

    JavaRegex(Criterion.Regex regex) {
        ignoreCase = regex.ignoreCase();
        pattern = compile(regex);
    }

    /** Whether the pattern is found in the value; undecided where the JDK cannot read it or runs out of steps or stack. */
    @Override
    public Verdict find(String value) {
        if (pattern == null) {
            return Verdict.UNDECIDED;
        }
        Matcher matcher = pattern.matcher(new Counted(ignoreCase ? aside(value) : value, new Budget()));
        try {
            return Verdict.of(matcher.find());
        } catch (OutOfSteps | StackOverflowError e) {
            return Verdict.UNDECIDED;
        }
    }

    private static @Nullable Pattern compile(Criterion.Regex regex) {
        int flags = Pattern.UNIX_LINES
                | (regex.ignoreCase() ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0)
                | (regex.multiLine() ? Pattern.MULTILINE : 0)
                | (regex.dotAll() ? Pattern.DOTALL : 0);
        String source = regex.ignoreCase() ? aside(regex.pattern()) : regex.pattern();
        try {
            return Pattern.compile(new PcreTranslation(source, regex.multiLine()).translated(), flags);
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    private static String aside(String text) {
        return text.replace(DOTTED_I, DOTTED_I_ASIDE).replace(DOTLESS_I, DOTLESS_I_ASIDE);
    }

    private static final class OutOfSteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutOfSteps() {
            super("out of steps", null, false, false);
        }
    }

    /** A text that can be looked at only so often; parts of it share its budget. */
    private static final class Counted implements CharSequence {
        private final CharSequence text;
        private final Budget budget;

        Counted(CharSequence text, Budget budget) {
            this.text = text;
            this.budget = budget;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--budget.left < 0) {
                throw new OutOfSteps();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), budget);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static final class Budget {
        private int left = MAX_STEPS;
    }
}
