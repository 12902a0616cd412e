package org.foothold.engine.enrich.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foothold.engine.enrich.account.Heards.START;
import static org.foothold.engine.enrich.account.Heards.feeder;
import static org.foothold.engine.enrich.account.Heards.heard;
import static org.foothold.engine.enrich.account.Heards.subject;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.foothold.engine.enrich.Heard;
import org.foothold.engine.enrich.MemoryStates;
import org.foothold.sigma.rule.ContentException;

/** What is found step by step is what is found by going through everything that happened. */
class FactsPropertyTest {
    private static final List<Act> ACTS = List.of(Act.values());
    private static final int EVENTS = 60;
    private static final Duration LEARNING = Duration.ofDays(3);
    private static final String FORM =
            "\nrealm: r\nname: name\naddress: ip\ndevice: dev\ncountry: land\nlatitude: lat\nlongitude: lon\ncredential: key\n";

    /** How far apart events are, in seconds: within a minute, an hour, days. */
    private static final int[] STEPS = {0, 1, 59, 1_800, 3_600, 90_000, 260_000};

    private final Map<String, Feeder> feeders = new LinkedHashMap<>();

    FactsPropertyTest() throws ContentException {
        for (Act act : Act.values()) {
            feeders.put(act.word(), feeder(act.word(), "act: " + act.word() + FORM));
        }
    }

    @Property(tries = 500)
    void stepByStepIsAsAllAtOnce(@ForAll long seed) {
        List<Heard> events = events(new Random(seed));
        List<Sighting> sightings = new ArrayList<>();
        events.forEach(event -> sightings.add(feeders.get(event.feeder()).sighting(event)));
        PlainFacts plain = new PlainFacts(sightings, LEARNING);
        AccountSettings settings =
                new AccountSettings(LEARNING, Networks.NONE, ServiceNames.NONE, Geo.none(), Baseline.NONE);
        AccountCourse course = new AccountCourse(settings, feeders, new MemoryStates(1 << 20));

        for (int i = 0; i < events.size(); i++) {
            Map<String, String> found = new TreeMap<>();
            course.ask(subject(events.get(i)))
                    .get()
                    .forEach((name, values) -> found.put(name.substring(Facts.PREFIX.length()), values.getFirst()));
            assertThat(found).as("event " + i + " of " + events).isEqualTo(plain.of(i));
            course.hear(events.get(i));
        }
    }

    private static List<Heard> events(Random random) {
        List<Heard> events = new ArrayList<>();
        Instant at = START;
        for (int i = 0; i < EVENTS; i++) {
            at = at.plusSeconds(STEPS[random.nextInt(STEPS.length)]);
            Act act = random.nextBoolean() ? Act.LOGON : ACTS.get(random.nextInt(ACTS.size()));
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("name", random.nextBoolean() ? "a" : random.nextBoolean() ? "A" : "b");
            if (random.nextInt(4) > 0) {
                int place = random.nextInt(4);
                fields.put("ip", "192.0.2." + place);
                if (place > 0) {
                    fields.put("land", "L" + place / 2);
                    fields.put("lat", "" + 20 * place);
                    fields.put("lon", "10");
                }
            }
            if (random.nextBoolean()) {
                fields.put("dev", "d" + random.nextInt(3));
            }
            if (random.nextInt(3) == 0) {
                fields.put("key", "k" + random.nextInt(3));
            }
            events.add(heard(act.word(), at, "t" + random.nextInt(2), fields));
        }
        return events;
    }
}
