package org.foothold.sigma.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.foothold.sigma.load.RuleLoader;
import org.junit.jupiter.api.Test;

class MemoryStateTest {
    private static final Correlation WITHIN_A_MINUTE =
            new RuleLoader().read("c.yml", """
                    title: A
                    name: a
                    logsource: {service: x}
                    detection: {s: {X: y}, condition: s}
                    ---
                    title: C
                    correlation: {type: event_count, rules: [a], group-by: [user], timespan: 1m, condition: {gte: 2}}
                    """).correlations().getFirst();

    private final MemoryState<String> state = new MemoryState<>(new Limits(10, 1000, 2, 1000, 10, 10));

    @Test
    void givesBackWhatWasPutLast() {
        Window<String> first = window(0);
        Window<String> second = window(5);

        state.put(key("x"), first);
        state.put(key("x"), second);

        assertThat(state.get(key("x"))).isSameAs(second);
        assertThat(state.get(key("y"))).isNull();
    }

    @Test
    void takesOutWhatIsOverTheFirstFirst() {
        state.put(key("late"), window(30));
        state.put(key("early"), window(0));

        assertThat(state.expire(at(60))).isNull();
        assertThat(state.expire(at(61))).satisfies(over -> {
            assertThat(over.key()).isEqualTo(key("early"));
            assertThat(over.early()).isFalse();
        });
        assertThat(state.expire(at(61))).isNull();
        assertThat(state.get(key("early"))).isNull();
        assertThat(state.expire(null)).extracting(State.Over::key).isEqualTo(key("late"));
        assertThat(state.expire(null)).isNull();
    }

    @Test
    void theOneThatIsOverFirstMakesRoomAndIsSaidToBeEarly() {
        state.put(key("b"), window(20));
        state.put(key("a"), window(10));
        assertThat(state.expire(at(0))).isNull();

        state.put(key("c"), window(30));

        assertThat(state.expire(at(0))).satisfies(over -> {
            assertThat(over.key()).isEqualTo(key("a"));
            assertThat(over.early()).isTrue();
        });
        assertThat(state.expire(at(0))).isNull();
    }

    @Test
    void aWindowThatWasPutAgainIsDueAtItsNewTime() {
        state.put(key("x"), window(0));
        state.put(key("x"), window(100));

        assertThat(state.expire(at(100))).isNull();
        assertThat(state.expire(at(161))).extracting(State.Over::key).isEqualTo(key("x"));
    }

    private static Window<String> window(int second) {
        return new Window<>(WITHIN_A_MINUTE, Limits.HUNT, at(second));
    }

    private static State.Key key(String group) {
        return new State.Key(0, group);
    }

    private static Instant at(int second) {
        return Instant.ofEpochSecond(second);
    }
}
