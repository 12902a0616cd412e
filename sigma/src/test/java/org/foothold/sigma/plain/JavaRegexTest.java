package org.foothold.sigma.plain;

import static org.assertj.core.api.Assertions.assertThat;

import org.foothold.sigma.Probe;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.rule.Position;
import org.junit.jupiter.api.Test;

class JavaRegexTest {
    // The JDK remembers where it has been, but not with a reference to a group in the pattern.
    private static final String SLOW = "^(a+)+\\1?$";

    @Test
    void aPatternThatRunsOutOfStepsIsUndecided() {
        assertThat(find(SLOW, "a".repeat(40) + "!")).isEqualTo(Verdict.UNDECIDED);
        assertThat(find(SLOW, "a".repeat(40))).isEqualTo(Verdict.YES);
        assertThat(find(SLOW, "!")).isEqualTo(Verdict.NO);
    }

    @Test
    void aPatternThatRunsOutOfStackIsUndecided() {
        assertThat(find("^(?:a|b|(?=x)c)*$", "ab".repeat(200_000))).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void undecidedPredicatesLeaveOthersTheirSay() {
        Condition slow = predicate("A", new Criterion.Regex(SLOW, false, false, false));
        Condition yes = predicate("B", new Criterion.Exists(true));
        Condition no = new Condition.Not(yes);
        var event = Probe.event("A", "a".repeat(40) + "!", "B", "x");
        PlainEvaluator evaluator = new PlainEvaluator();

        assertThat(evaluator.decide(new Condition.And(java.util.List.of(slow, yes)), event))
                .isEqualTo(Verdict.UNDECIDED);
        assertThat(evaluator.decide(new Condition.And(java.util.List.of(slow, no)), event))
                .isEqualTo(Verdict.NO);
        assertThat(evaluator.decide(new Condition.Or(java.util.List.of(slow, yes)), event))
                .isEqualTo(Verdict.YES);
        assertThat(evaluator.decide(new Condition.Or(java.util.List.of(slow, no)), event))
                .isEqualTo(Verdict.UNDECIDED);
        assertThat(evaluator.decide(new Condition.Not(slow), event)).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void readsWhatPcreMeans() {
        assertThat(find("[[]", "[")).isEqualTo(Verdict.YES);
        assertThat(find("[]a]", "]")).isEqualTo(Verdict.YES);
        assertThat(find("^[^]a]$", "]")).isEqualTo(Verdict.NO);
        assertThat(find("^[a&&b]$", "&")).isEqualTo(Verdict.YES);
        assertThat(find("^[[:alpha:][:digit:]]+$", "a1")).isEqualTo(Verdict.YES);
        assertThat(find("^[[:^alpha:]]$", "a")).isEqualTo(Verdict.NO);
        assertThat(find("^[[:xdigit:]]+$", "fF0")).isEqualTo(Verdict.YES);
        assertThat(find("a{x", "a{x")).isEqualTo(Verdict.YES);
        assertThat(find("^a{2}$", "aa")).isEqualTo(Verdict.YES);
        assertThat(find("(?P<n>a)(?P=n)", "aa")).isEqualTo(Verdict.YES);
        assertThat(find("[$]", "$")).isEqualTo(Verdict.YES);
        assertThat(find("\\$", "$")).isEqualTo(Verdict.YES);
        assertThat(find("(?m)a$", "a\nb")).isEqualTo(Verdict.YES);
        assertThat(find("a$", "a\n")).isEqualTo(Verdict.NO);
    }

    @Test
    void whatTheJdkCannotReadIsUndecided() {
        assertThat(find("\\i", "x")).isEqualTo(Verdict.UNDECIDED);
    }

    private static Condition predicate(String field, Criterion criterion) {
        return new Condition.Predicate(field, criterion, new Position("t", 1, 1));
    }

    private static Verdict find(String pattern, String value) {
        return new JavaRegex(new Criterion.Regex(pattern, false, false, false)).find(value);
    }
}
