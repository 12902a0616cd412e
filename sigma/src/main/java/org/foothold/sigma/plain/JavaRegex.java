package org.foothold.sigma.plain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.foothold.sigma.regex.Metered;
import org.foothold.sigma.regex.PcreTranslation;
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
        Matcher matcher = pattern.matcher(new Metered(ignoreCase ? aside(value) : value, MAX_STEPS));
        try {
            return Verdict.of(matcher.find());
        } catch (Metered.BudgetSpent | StackOverflowError e) {
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
}
