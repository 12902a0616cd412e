package org.foothold.engine.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foothold.engine.incident.Chain.finding;
import static org.foothold.engine.incident.Chain.rule;
import static org.foothold.engine.incident.Chain.told;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Incident;
import org.foothold.engine.model.Incident.Phase;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Origin;
import org.foothold.engine.model.Summary;
import org.foothold.engine.model.Target;
import org.foothold.engine.model.Technique;
import org.junit.jupiter.api.Test;

class IncidentsTest {
    private static final Finding.Rule RUN = rule(Level.MEDIUM, "T1059.001");
    private static final Finding.Rule KEY = rule(Level.MEDIUM, "T1547.001");
    private static final Finding.Rule TASK = rule(Level.MEDIUM, "T1053.005");
    private static final Finding.Rule LOGON = rule(Level.LOW, "T1078");
    private static final Finding.Rule GRAVE = rule(Level.HIGH, "T1136.001");

    @Test
    void tellsOneStoryFromTheWayInToTheWayBack() {
        Chain chain = told(
                finding(LOGON, "H", 50, "Guid", "c", "User", "D\\eve"),
                finding(RUN, "H", 0, "Guid", "a", "User", "D\\eve"),
                finding(KEY, "H", 20, "ParentGuid", "a", "Channel", "Sysmon", "Guid", "b"),
                finding(TASK, "H", 40, "Guid", "c", "ParentGuid", "b", "Channel", "sysmon"));

        assertThat(chain.incidents).hasSize(1);
        Incident incident = chain.incidents.getFirst();
        assertThat(incident.steps()).extracting(Incident.Step::finding).containsExactly(2L, 3L, 4L, 1L);
        assertThat(incident.steps())
                .extracting(Incident.Step::phase)
                .containsExactly(Phase.EXECUTION, Phase.FOOTHOLD, Phase.FOOTHOLD, Phase.RETURN);
        assertThat(incident.techniques())
                .extracting(Technique::id)
                .containsExactly("T1059.001", "T1547.001", "T1053.005", "T1078");
        assertThat(incident.level()).isEqualTo(Level.HIGH);
        assertThat(incident.raised()).containsExactly("three techniques", "code run and a foothold");
        assertThat(incident.title()).isEqualTo(RUN.title() + ", then " + KEY.title() + " on H");
        assertThat(incident.accounts()).containsExactly("D\\eve");
        assertThat(incident.targets()).containsExactly("H");
        assertThat(incident.reasons())
                .containsExactlyInAnyOrder(
                        "the same process 'a': 2 findings",
                        "the same process 'b': 2 findings",
                        "the same process 'c': 2 findings");
        assertThat(chain.summary.incidents()).isEqualTo(new Summary.Incidents(1, 4, 0, 0, 0, 0));
        assertThat(chain.all.subList(4, 6)).containsExactly(incident, chain.summary);
    }

    @Test
    void joinsNothingAcrossTargetsOrTooFarApartInTime() {
        assertThat(told(finding(KEY, "H", 0, "Guid", "a"), finding(TASK, "I", 1, "Guid", "a")).incidents)
                .isEmpty();
        assertThat(told(finding(KEY, "H", 0, "Guid", "a"), finding(TASK, "H", 61, "Guid", "a")).incidents)
                .isEmpty();
        assertThat(told(finding(KEY, "H", 0, "Guid", "a"), finding(TASK, "h", 60, "Guid", "A")).incidents)
                .hasSize(1);
    }

    @Test
    void needsTwoKindsWhereOneIsNotEnough() {
        assertThat(told(finding(KEY, "H", 0, "User", "eve"), finding(TASK, "I", 1, "User", "eve")).incidents)
                .isEmpty();
        Chain both = told(
                finding(KEY, "H", 0, "User", "eve", "Ip", "192.0.2.1"),
                finding(TASK, "I", 1, "User", "D\\EVE", "Ip", "192.0.2.1"));

        assertThat(both.incidents).hasSize(1);
        assertThat(both.incidents.getFirst().targets()).containsExactly("H", "I");
        assertThat(both.incidents.getFirst().reasons())
                .containsExactly("the same account 'D\\EVE' and the same address '192.0.2.1': 2 findings");
    }

    @Test
    void passesOverWhatEverybodyShares() {
        String explorer = "C:\\Windows\\explorer.exe";
        assertThat(told(
                                finding(KEY, "H", 0, "Guid", "a", "Image", explorer),
                                finding(TASK, "H", 1, "Guid", "a", "Image", explorer))
                        .incidents)
                .isEmpty();
        assertThat(told(
                                finding(KEY, "H", 0, "User", "SYSTEM", "Ip", "192.0.2.1"),
                                finding(TASK, "H", 1, "User", "NT AUTHORITY\\SYSTEM", "Ip", "192.0.2.1"))
                        .incidents)
                .isEmpty();
        List<Finding> six = new ArrayList<>();
        for (int at = 0; at < 6; at++) {
            six.add(finding(KEY, "H", at, "Guid", "a"));
        }

        assertThat(told(Incidents.Bounds.HUNT, six).incidents).isEmpty();
        assertThat(told(Incidents.Bounds.HUNT, six).summary.incidents().valuesCommon())
                .isEqualTo(1);
        assertThat(told(Incidents.Bounds.HUNT, six.subList(0, 5)).incidents).hasSize(1);
    }

    @Test
    void makesValuesAlike() {
        assertThat(told(finding(KEY, "H", 0, "Pid", "0x1F4"), finding(TASK, "H", 1, "Pid", "500")).incidents)
                .hasSize(1);
        assertThat(told(
                                finding(KEY, "H", 0, "File", "\"C:\\x y\\a.exe\""),
                                finding(TASK, "H", 1, "File", "\\??\\c:\\X y\\a.exe"))
                        .incidents)
                .hasSize(1);
        assertThat(told(finding(KEY, "H", 0, "Pid", "0xzz"), finding(TASK, "H", 1, "Pid", "-")).incidents)
                .isEmpty();
    }

    @Test
    void takesALoneFindingForAnIncidentOnlyWhereItIsGrave() {
        assertThat(told(finding(KEY, "H", 0)).incidents).isEmpty();
        Incident lone = told(finding(GRAVE, "H", 0)).incidents.getFirst();

        assertThat(lone.level()).isEqualTo(Level.HIGH);
        assertThat(lone.reasons()).containsExactly("one finding of level high");
        assertThat(told(finding(LOGON, "H", 0, "Guid", "a"), finding(LOGON, "H", 1, "Guid", "a")).incidents)
                .isEmpty();
    }

    @Test
    void doesNotRaiseOneEventThatManyRulesMatch() {
        Finding.Rule other = rule(Level.HIGH, "T1059.001", "T1566");
        Chain chain = told(finding(GRAVE, "H", 0), finding(other, "H", 0));

        assertThat(chain.incidents).hasSize(1);
        assertThat(chain.incidents.getFirst().level()).isEqualTo(Level.HIGH);
        assertThat(chain.incidents.getFirst().reasons()).containsExactly("the same event: 2 findings");
    }

    @Test
    void joinsCorrelationsThroughTheirEvents() {
        Finding first = finding(KEY, "H", 0);
        Finding second = finding(TASK, "H", 200);
        Finding plain = finding(GRAVE, "H", 300);
        Finding correlation = new Finding(
                plain.rule(),
                plain.at(),
                plain.target(),
                plain.origin(),
                plain.evidence(),
                plain.reasons(),
                List.of(
                        new Finding.Event(KEY, first.at(), first.target(), first.origin()),
                        new Finding.Event(TASK, second.at(), second.target(), second.origin())),
                null);

        assertThat(told(correlation, first, second).incidents)
                .singleElement()
                .extracting(Incident::findings)
                .isEqualTo(3L);
    }

    @Test
    void joinsNothingByATimeThatNobodyKnows() {
        Finding plain = finding(KEY, "H", 0, "Guid", "a");
        Finding one = at(plain, Instant.EPOCH, 1);
        Finding other = at(plain, Instant.EPOCH, 2);

        assertThat(told(one, other).incidents).isEmpty();
    }

    private static Finding at(Finding finding, Instant at, long record) {
        return new Finding(
                finding.rule(),
                at,
                new Target("H"),
                new Origin("log", record, false),
                finding.evidence(),
                finding.reasons());
    }

    @Test
    void isTheSameInAnyOrder() {
        Random random = new Random(7);
        List<Finding> findings = new ArrayList<>();
        Finding.Rule[] kinds = {RUN, KEY, TASK, LOGON, GRAVE};
        for (int at = 0; at < 300; at++) {
            findings.add(finding(
                    kinds[random.nextInt(kinds.length)],
                    "H" + random.nextInt(3),
                    at * 7L,
                    "Guid",
                    random.nextInt(2) == 0 ? "g" + random.nextInt(80) : "G" + random.nextInt(80),
                    "User",
                    "u" + random.nextInt(60),
                    "Ip",
                    "i" + random.nextInt(60)));
        }
        List<Incident> expected = told(Incidents.Bounds.HUNT, findings).incidents;
        assertThat(expected).hasSizeGreaterThan(10);
        for (int round = 0; round < 5; round++) {
            Collections.shuffle(findings, random);
            List<Incident> actual = told(Incidents.Bounds.HUNT, findings).incidents;
            assertThat(actual)
                    .extracting(IncidentsTest::timeless)
                    .containsExactlyElementsOf(
                            expected.stream().map(IncidentsTest::timeless).toList());
        }
    }

    /** All but the places in the report, which follow the order. */
    private static Object timeless(Incident incident) {
        return List.of(
                incident.id(),
                incident.level(),
                incident.title(),
                incident.targets(),
                incident.accounts(),
                incident.techniques(),
                incident.steps().stream().map(Incident.Step::at).toList(),
                incident.reasons());
    }

    @Test
    void countsWhatItHasNoRoomFor() {
        List<Finding> findings = new ArrayList<>();
        for (int at = 0; at < 4; at++) {
            findings.add(finding(LOGON, "H", at, "Guid", "a"));
        }
        findings.add(finding(GRAVE, "H", 10, "Guid", "b"));
        findings.add(finding(GRAVE, "H", 500, "Guid", "c"));
        Summary.Incidents few =
                told(new Incidents.Bounds(4, 1 << 20, 1), findings).summary.incidents();
        Summary.Incidents small =
                told(new Incidents.Bounds(100, 500, 9), findings).summary.incidents();

        assertThat(few).isEqualTo(new Summary.Incidents(1, 1, 1, 2, 0, 0));
        assertThat(small.findingsDropped()).isPositive();
        assertThat(small.valuesDropped()).isPositive();
    }
}
