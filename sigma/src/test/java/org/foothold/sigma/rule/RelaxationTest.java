package org.foothold.sigma.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.load.RuleLoader;
import org.foothold.sigma.plain.PlainEvaluator;
import org.foothold.sigma.plain.Verdict;
import org.junit.jupiter.api.Test;

class RelaxationTest {
    private static final Set<String> UNKNOWN = Set.of("Ancestors", "SessionRoot");

    @Test
    void whatIsAskedOfAnUnknownFieldCountsAsMet() {
        Condition relaxed = relaxed("""
                {sel: {Image: a.exe, Ancestors|contains: word}, condition: sel}""");

        assertThat(holds(relaxed, "Image", "a.exe")).isTrue();
        assertThat(holds(relaxed, "Image", "b.exe")).isFalse();
    }

    @Test
    void whatIsDeniedOfAnUnknownFieldCountsAsNotMet() {
        Condition relaxed = relaxed("""
                {sel: {Image: a.exe}, known: {Ancestors: x.exe, User: y}, other: {User: z}, condition: sel and not 1 of known or sel and not other}""");

        assertThat(holds(relaxed, "Image", "a.exe", "User", "y")).isTrue();
        assertThat(holds(relaxed, "Image", "b.exe", "User", "y")).isFalse();
        Condition denied = relaxed("""
                {sel: {Image: a.exe}, known: [{Ancestors: x.exe}, {User: z}], condition: sel and not known}""");
        assertThat(holds(denied, "Image", "a.exe", "User", "y")).isTrue();
        assertThat(holds(denied, "Image", "a.exe", "User", "z")).isFalse();
    }

    @Test
    void aConditionOverUnknownFieldsAloneAlwaysHolds() {
        for (String detection : List.of(
                "{sel: {Ancestors|contains: word}, condition: sel}",
                "{sel: {Ancestors|contains: word}, condition: not sel}",
                "{sel: {Ancestors: null}, condition: sel}",
                "{sel: {Image|fieldref: Ancestors}, condition: sel}",
                "{sel: {Image: a.exe}, root: {SessionRoot|exists: true}, condition: sel or root}")) {
            assertThat(holds(relaxed(detection), "Image", "b.exe"))
                    .as(detection)
                    .isTrue();
            assertThat(holds(relaxed(detection), "Ancestors", "b.exe"))
                    .as(detection)
                    .isTrue();
        }
    }

    @Test
    void aConditionThatAsksForNothingUnknownStaysWhatItIs() {
        Condition condition = condition("{sel: {Image: a.exe}, condition: not sel}");

        assertThat(Relaxation.names(condition, UNKNOWN)).isFalse();
        assertThat(Relaxation.of(condition, UNKNOWN)).isSameAs(condition);
        assertThat(Relaxation.names(condition("{sel: {SessionRoot: x}, condition: not sel}"), UNKNOWN))
                .isTrue();
    }

    private static Condition relaxed(String detection) {
        return Relaxation.of(condition(detection), UNKNOWN);
    }

    private static Condition condition(String detection) {
        return new RuleLoader()
                .read("r.yml", "title: t\nlogsource: {product: x}\ndetection: " + detection)
                .rules()
                .getFirst()
                .condition();
    }

    private static boolean holds(Condition condition, String... fields) {
        Map<String, List<String>> values = new java.util.HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            values.put(fields[i], List.of(fields[i + 1]));
        }
        return new PlainEvaluator().decide(condition, Event.of(values)) == Verdict.YES;
    }
}
