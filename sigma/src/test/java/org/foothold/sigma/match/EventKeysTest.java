package org.foothold.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EventKeysTest {
    private static final int ANY = EventKey.ANY;

    @Property(tries = 500)
    void bothHoldsWhatIsInBothAndEitherWhatIsInOne(@ForAll long seed) {
        Random random = new Random(seed);
        EventKeys one = some(random);
        EventKeys other = some(random);
        for (int channel = 0; channel < 3; channel++) {
            for (int id = 0; id < 3; id++) {
                boolean inOne = holds(one, channel, id);
                boolean inOther = holds(other, channel, id);
                assertThat(holds(one.and(other), channel, id)).isEqualTo(inOne && inOther);
                assertThat(holds(one.or(other), channel, id)).isEqualTo(inOne || inOther);
            }
        }
    }

    @Test
    void longListsAreWidenedNeverCut() {
        EventKeys channels = EventKeys.NONE;
        EventKeys ids = EventKeys.NONE;
        for (int i = 0; i < 200; i++) {
            channels = channels.or(EventKeys.of(i, ANY));
            ids = ids.or(EventKeys.of(ANY, i));
        }
        EventKeys both = channels.and(ids);

        assertThat(both.keys().size()).isLessThan(200 * 200);
        for (int i = 0; i < 200; i++) {
            assertThat(holds(both, i, 199 - i)).isTrue();
        }
    }

    private static boolean holds(EventKeys keys, int channel, int id) {
        return keys.keys().stream()
                .anyMatch(key ->
                        (key.channel() == ANY || key.channel() == channel) && (key.id() == ANY || key.id() == id));
    }

    private static EventKeys some(Random random) {
        Set<EventKey> keys = new HashSet<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            keys.add(new EventKey(random.nextInt(4) - 1, random.nextInt(4) - 1));
        }
        return new EventKeys(keys);
    }
}
