package org.foothold.sigma.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that is searched for in values of events: the syntax of PCRE without recursion, in time linear in
 * the value. {@code .} is anything but a line feed, {@code $} without {@code m} the very end, {@code \d \w \s \b} are
 * ASCII, {@code i} is Unicode's simple folding, and a surrogate pair is one character. Patterns with look-around,
 * back-references and the like are {@link #slow}. A regex does not change and may be used by many threads.
 */
public final class Regex {
    private final String pattern;
    private final Node node;
    private final Node simple;
    private final @Nullable Dfa dfa;
    private final @Nullable SlowRegex slow;
    // Found on first use, and found again where two threads ask at once.
    private volatile @Nullable Gate gate;
    private volatile @Nullable List<Chain> chains;

    private Regex(String pattern, Node node) throws RegexSyntaxException {
        this.pattern = pattern;
        this.node = node;
        simple = Simplifier.simplify(node);
        boolean regular = Simplifier.isRegular(simple);
        dfa = regular ? new Dfa(Nfa.of(simple)) : null;
        slow = regular ? null : SlowRegex.of(node);
    }

    /**
     * Reads a pattern.
     *
     * @throws RegexSyntaxException when it is no regular expression, is too large, or needs what is not supported
     */
    public static Regex compile(String pattern, boolean ignoreCase, boolean multiLine, boolean dotAll)
            throws RegexSyntaxException {
        return new Regex(pattern, RegexParser.parse(pattern, ignoreCase, multiLine, dotAll));
    }

    /** The pattern as it was given. */
    public String pattern() {
        return pattern;
    }

    /** Whether matching may cost more than linear time, and so may give up. */
    public boolean slow() {
        return dfa == null;
    }

    /** What every value in which the pattern is found is sure to have. */
    public Gate gate() {
        Gate known = gate;
        if (known == null) {
            known = GateFinder.find(node);
            gate = known;
        }
        return known;
    }

    /** Searches the UTF-16LE text from one byte offset up to another; only a slow pattern ever gives up. */
    public Found find(byte[] utf16le, int from, int to) {
        if (dfa != null) {
            return dfa.find(utf16le, from, to) ? Found.YES : Found.NO;
        }
        return findSlowly(new Utf16Text(utf16le, from, to));
    }

    /** As without {@code scratch}, which many patterns share that are searched for in one long text. */
    public Found find(byte[] utf16le, int from, int to, LongText scratch) {
        int units = (to - from) / 2;
        if (dfa == null || units < LongText.MIN_UNITS || units > LongText.MAX_UNITS) {
            return find(utf16le, from, to);
        }
        scratch.set(utf16le, from, from + 2 * units);
        return findInPieces(scratch, dfa.overflowed()).orElseGet(() -> find(utf16le, from, to));
    }

    /** Searches by pieces; empty where they would walk over more than the whole text, unless the answer is a must. */
    Optional<Found> findInPieces(LongText text, boolean must) {
        List<Chain.Plan> plans = new ArrayList<>();
        int blocks = 0;
        for (Chain chain : chains()) {
            Chain.Plan plan = chain.plan(text);
            if (plan != null) {
                plans.add(plan);
                blocks += plan.blocks(text);
            }
        }
        if (blocks > text.blocks && !must) {
            return Optional.empty();
        }
        boolean found = plans.stream().anyMatch(plan -> plan.find(text));
        return Optional.of(found ? Found.YES : Found.NO);
    }

    private List<Chain> chains() {
        List<Chain> known = chains;
        if (known == null) {
            try {
                known = Chain.of(simple);
            } catch (RegexSyntaxException large) {
                throw new IllegalStateException("a part is larger than the whole", large);
            }
            chains = known;
        }
        return known;
    }

    /** Searches the text; only a slow pattern ever gives up. */
    public Found find(CharSequence text) {
        if (dfa == null) {
            return findSlowly(text);
        }
        byte[] bytes = Utf16Text.bytes(text);
        return find(bytes, 0, bytes.length);
    }

    private Found findSlowly(CharSequence text) {
        return slow == null ? Found.NO : slow.find(text);
    }

    /** Nodes of the automaton that were looked at so far, beside one look into a table for each character. */
    long work() {
        return dfa == null ? 0 : dfa.work();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
