package org.foothold.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.foothold.sigma.event.Event;

class MatcherPropertyTest {
    private static final int RULES = 12;
    private static final int EVENTS = 8;

    @Property(tries = 500)
    void findsWhatReadingEachRuleFinds(@ForAll long seed) {
        World world = new World(seed);
        BothEngines engines = new BothEngines(world.rules(RULES), world.mappings());
        for (int i = 0; i < EVENTS; i++) {
            Event event = world.event();
            List<Integer> expected = engines.plain(event);
            assertThat(engines.indexed(event)).as("%s", event).isEqualTo(expected);
            // A value is remembered when it comes for the second time.
            assertThat(engines.indexed(event)).as("again %s", event).isEqualTo(expected);
            assertThat(engines.indexed(event)).as("remembered %s", event).isEqualTo(expected);
        }
    }

    @Property(tries = 100)
    void findsTheSameForManyRulesInOneSet(@ForAll long seed) {
        World world = new World(seed);
        BothEngines engines = new BothEngines(world.rules(10 * RULES), world.mappings());
        for (int i = 0; i < EVENTS; i++) {
            Event event = world.event();
            assertThat(engines.indexed(event)).as("%s", event).isEqualTo(engines.plain(event));
        }
    }

    @Property(tries = 60)
    void findsTheSameAfterTheNumbersOfEventsAndValuesBeganAnew(@ForAll long seed) {
        World world = new World(seed);
        RuleSet set = RuleSet.compile(world.rules(RULES), world.mappings());
        Matcher used = new Matcher();
        Matcher wrapping = new Matcher();
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            events.add(world.event());
            BothEngines.matches(wrapping, set, events.getLast());
        }
        wrapping.skipTo(Facts.MAX_EVENTS - EVENTS / 2, Integer.MAX_VALUE - EVENTS);
        for (Event event : events) {
            assertThat(BothEngines.matches(wrapping, set, event))
                    .as("%s", event)
                    .isEqualTo(BothEngines.matches(used, set, event));
        }
    }
}
