package org.foothold.engine.enrich.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foothold.engine.enrich.account.Heards.START;
import static org.foothold.engine.enrich.account.Heards.feeder;
import static org.foothold.engine.enrich.account.Heards.heard;
import static org.foothold.engine.enrich.account.Heards.subject;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foothold.engine.enrich.Heard;
import org.foothold.engine.enrich.MemoryStates;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.yaml.YamlReader;
import org.junit.jupiter.api.Test;

class AccountCourseTest {
    private static final Map<String, Feeder> FEEDERS = feeders();
    private static final int ROOM = 1 << 20;

    private final AccountCourse course = course(Baseline.NONE, ROOM);

    private static Map<String, Feeder> feeders() {
        try {
            Map<String, Feeder> all = new LinkedHashMap<>();
            for (String act : List.of(
                    "logon", "created", "granted", "never_expires", "password", "deleted", "credential", "use")) {
                all.put(
                        act,
                        feeder(
                                act,
                                "act: " + act + "\nrealm: r\nid: id\nname: name\naddress: ip\ndevice: dev\n"
                                        + "latitude: lat\nlongitude: lon\ncredential: key\nkind: key\n"));
            }
            return all;
        } catch (ContentException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private static AccountCourse course(Baseline baseline, int room) {
        try {
            Networks networks =
                    Networks.read(YamlReader.readOne("n", "networks: [{kind: vpn, reason: r, cidr: 198.51.100.0/24}]"));
            AccountSettings settings = new AccountSettings(
                    Duration.ofDays(7), networks, new ServiceNames(List.of("svc*")), Geo.none(), baseline);
            return new AccountCourse(settings, FEEDERS, new MemoryStates(room));
        } catch (ContentException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private static Heard happened(String act, Duration after, String... fields) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        return heard(act, START.plus(after), "t", all);
    }

    /** What is known of the event, which is learned then. */
    private Map<String, List<String>> facts(Heard... heard) {
        Map<String, List<String>> facts = course.ask(subject(heard)).get();
        for (Heard each : heard) {
            course.hear(each);
        }
        return facts;
    }

    @Test
    void saysNothingOfEventsThatAreAboutNoAccount() {
        assertThat(course.ask(subject(happened("logon", Duration.ZERO))).get()).isEmpty();
    }

    @Test
    void callsNothingNewBeforeItHasLearned() {
        facts(happened("logon", Duration.ZERO, "id", "a", "ip", "192.0.2.1"));

        assertThat(facts(happened("logon", Duration.ofDays(6), "id", "a", "ip", "192.0.2.2")))
                .doesNotContainKey("account.new_address")
                .containsEntry("account.dormant_days", List.of("6"));
        assertThat(facts(happened("logon", Duration.ofDays(7), "id", "a", "ip", "192.0.2.3")))
                .containsEntry("account.new_address", List.of("true"))
                .containsEntry("account.first_seen_here", List.of("false"))
                .containsEntry("account.new", List.of("false"));
        assertThat(facts(happened("logon", Duration.ofDays(8), "id", "a", "ip", "192.0.2.2")))
                .containsEntry("account.new_address", List.of("false"));
        assertThat(facts(happened("logon", Duration.ofDays(9), "id", "b")))
                .containsEntry("account.new", List.of("true"))
                .containsEntry("account.first_seen_here", List.of("true"))
                .doesNotContainKey("account.new_address");
    }

    @Test
    void anAddressThatManyShareIsNothingNewAndNoPlace() {
        facts(happened("logon", Duration.ZERO, "id", "a", "ip", "192.0.2.1", "lat", "60", "lon", "25"));

        assertThat(facts(happened(
                        "logon", Duration.ofDays(8), "id", "a", "ip", "198.51.100.9", "lat", "-34", "lon", "151")))
                .doesNotContainKeys("account.new_address", "account.travel_kmh")
                .containsEntry("account.network", List.of("vpn"));
    }

    @Test
    void knowsAnAccountByItsNameOnceItSawBoth() {
        facts(happened("created", Duration.ZERO, "id", "S-1", "name", "Eve"));

        assertThat(facts(happened("logon", Duration.ofMinutes(5), "name", "eve")))
                .containsEntry("account.created_minutes_ago", List.of("5"));
        assertThat(facts(happened("granted", Duration.ofMinutes(9), "id", "s-1")))
                .containsEntry("account.used_minutes_ago", List.of("4"))
                .containsEntry("account.admin", List.of("true"));
    }

    @Test
    void anAccountThatWentByItsNameGetsTheFirstIdAndNoOther() {
        facts(happened("created", Duration.ZERO, "name", "eve"));

        assertThat(facts(happened("logon", Duration.ofMinutes(5), "id", "S-1", "name", "Eve")))
                .containsEntry("account.created_minutes_ago", List.of("5"));
        assertThat(facts(happened("logon", Duration.ofMinutes(6), "id", "S-1")))
                .containsEntry("account.used_minutes_ago", List.of("1"));
        assertThat(facts(happened("logon", Duration.ofMinutes(7), "id", "S-2", "name", "eve")))
                .doesNotContainKey("account.created_minutes_ago");
        assertThat(facts(happened("logon", Duration.ofMinutes(9), "name", "eve")))
                .containsEntry("account.used_minutes_ago", List.of("2"));
    }

    @Test
    void ofTwoAccountsInOneEventTheOneThatIsChangedCounts() {
        facts(happened("created", Duration.ZERO, "id", "b"));

        Map<String, List<String>> facts = facts(
                happened("use", Duration.ofMinutes(3), "id", "a"),
                happened("password", Duration.ofMinutes(3), "id", "b"),
                happened("never_expires", Duration.ofMinutes(3), "id", "b"));

        assertThat(facts)
                .containsEntry("account.name", List.of("b"))
                .containsEntry("account.created_minutes_ago", List.of("3"))
                .containsEntry("account.password_never_expires", List.of("true"));
    }

    @Test
    void whoeverGetsTheNameOfADeletedAccountIsAnother() {
        facts(happened("granted", Duration.ZERO, "name", "eve"));
        facts(happened("deleted", Duration.ofDays(1), "name", "eve"));

        assertThat(facts(happened("logon", Duration.ofDays(2), "name", "eve")))
                .containsEntry("account.admin", List.of("false"))
                .containsEntry("account.known_days", List.of("1"));
    }

    @Test
    void anAccountThatComesFromEverywhereIsNewNowhere() {
        for (int i = 0; i <= Seen.MOST; i++) {
            facts(happened("logon", Duration.ofDays(i), "id", "a", "ip", "192.0.2." + i));
        }

        assertThat(facts(happened("logon", Duration.ofDays(200), "id", "a", "ip", "203.0.113.1")))
                .doesNotContainKey("account.new_address");
    }

    @Test
    void aBaselineIsAsGoodAsTheLogsItCameFrom() {
        facts(happened("created", Duration.ZERO, "id", "S-1", "name", "svc1"));
        facts(happened("logon", Duration.ofDays(1), "name", "svc1", "ip", "192.0.2.1", "dev", "d"));
        facts(happened("never_expires", Duration.ofDays(2), "id", "S-1"));
        AccountCourse next = course(course.baseline(), ROOM);
        Heard later = happened("logon", Duration.ofDays(10), "name", "svc1", "ip", "192.0.2.2", "dev", "d");

        assertThat(next.ask(subject(later)).get())
                .isEqualTo(course.ask(subject(later)).get());
        assertThat(next.baseline()).isEqualTo(course.baseline());
    }

    @Test
    void remembersNoMoreThanItMay() {
        MemoryStates states = new MemoryStates(100_000);
        AccountSettings settings =
                new AccountSettings(Duration.ZERO, Networks.NONE, ServiceNames.NONE, Geo.none(), Baseline.NONE);
        AccountCourse small = new AccountCourse(settings, FEEDERS, states);
        for (int i = 0; i < 1_000; i++) {
            small.hear(happened("logon", Duration.ofSeconds(i), "id", "a" + i));
        }

        assertThat(states.forgotten()).isGreaterThan(900);
        assertThat(small.baseline().accounts()).hasSizeBetween(10, 100);
        Instant first = small.baseline().places().get("r t");
        assertThat(first).isEqualTo(START);
    }
}
