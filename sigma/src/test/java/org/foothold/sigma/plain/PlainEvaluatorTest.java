package org.foothold.sigma.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.mapping.FieldSource;
import org.foothold.sigma.mapping.Join;
import org.foothold.sigma.mapping.Variant;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.rule.Position;
import org.junit.jupiter.api.Test;

class PlainEvaluatorTest {
    private static final Position PLACE = new Position("rule.yml", 1, 1);
    private static final Condition USER_IS_NULL = new Condition.Predicate("User", new Criterion.Null(), PLACE);

    private static final Variant WITH_USER = new Variant(
            "made",
            new Condition.And(List.of()),
            Map.of(
                    "User",
                    new FieldSource.Derived(
                            "made:user", List.of("Domain", "Name"), new Join.Separated("\\"), List.of())));

    private final PlainEvaluator evaluator = new PlainEvaluator();

    @Test
    void aDerivedFieldIsNullWhereItCannotBeMade() {
        assertThat(isNull(Event.of(Map.of("Domain", List.of("A"), "Name", List.of("b")))))
                .isEqualTo(Verdict.NO);
        assertThat(isNull(Event.of(Map.of()))).isEqualTo(Verdict.YES);
    }

    @Test
    void aFieldIsNullWhereOneOfItsValuesIs() {
        assertThat(evaluator.decide(USER_IS_NULL, Event.of(Map.of("User", List.of("a")))))
                .isEqualTo(Verdict.NO);
        assertThat(evaluator.decide(USER_IS_NULL, Event.of(Map.of("User", Arrays.asList("a", null)))))
                .isEqualTo(Verdict.YES);
    }

    private Verdict isNull(Event event) {
        return evaluator.decide(USER_IS_NULL, new View(event, WITH_USER));
    }
}
