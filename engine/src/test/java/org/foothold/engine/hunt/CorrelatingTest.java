package org.foothold.engine.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Level;
import org.foothold.formats.evtx.EvtxWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrelatingTest {
    private static final String RULES = """
            title: Account made
            id: 11111111-0000-4000-8000-000000000001
            name: made
            level: low
            logsource: {product: windows, service: security}
            detection: {selection: {EventID: 4720}, condition: selection}
            ---
            title: Member added
            name: added
            level: low
            logsource: {product: windows, service: security}
            detection: {selection: {EventID: 4732}, condition: selection}
            """;

    private static final String MADE_THEN_ADDED = """
            ---
            title: Account made and raised
            id: 11111111-0000-4000-8000-000000000009
            level: high
            tags: [attack.persistence, attack.t1098.007]
            correlation:
              type: temporal_ordered
              rules: [made, added]
              group-by: [Sid]
              timespan: 1h
              aliases: {Sid: {made: TargetSid, added: MemberSid}}
            """;

    @TempDir
    private Path folder;

    @Test
    void aFindingListsEveryEventThatMadeIt() throws IOException {
        log("a.evtx", added(2, 1800, "S-1-5-A"));
        log("b.evtx", made(1, 0, "s-1-5-a"), made(3, 60, "S-1-5-B"));

        Listened report = hunt(MADE_THEN_ADDED, Wanted.EVERYTHING, 2);

        assertThat(report.findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule().title()).isEqualTo("Account made and raised");
            assertThat(finding.rule().level()).isEqualTo(Level.HIGH);
            assertThat(finding.at()).isEqualTo(at(1800));
            assertThat(finding.origin().path()).isEqualTo("a.evtx");
            assertThat(finding.target().name()).isEqualTo("HOST");
            assertThat(finding.evidence().first("Sid")).isEqualTo("S-1-5-A");
            assertThat(finding.evidence().first("temporal_ordered")).isEqualTo("2");
            assertThat(finding.events())
                    .extracting(event -> event.origin().path() + " "
                            + event.origin().record() + " " + event.rule().title())
                    .containsExactly("b.evtx 1 Account made", "a.evtx 2 Member added");
            assertThat(finding.reasons())
                    .containsExactly(
                            "temporal_ordered is 2 within 1h, at least 2 is asked for",
                            "all with Sid 'S-1-5-A'",
                            "2024-05-01T08:00:00Z Account made",
                            "2024-05-01T08:30:00Z Member added");
        });
        assertThat(report.summary.correlations().loaded()).isEqualTo(1);
        assertThat(report.summary.findings()).containsEntry(Level.HIGH, 1L).containsEntry(Level.LOW, 0L);
    }

    @Test
    void rulesThatOnlyFeedACorrelationAreReportedWhereItSaysGenerate() throws IOException {
        log("a.evtx", made(1, 0, "A"), added(2, 10, "A"));

        String generating = MADE_THEN_ADDED + "generate: true\n";

        assertThat(titles(hunt(generating, Wanted.EVERYTHING, 1)))
                .containsExactly("Account made", "Member added", "Account made and raised");
        assertThat(titles(hunt(MADE_THEN_ADDED, Wanted.EVERYTHING, 1))).containsExactly("Account made and raised");
    }

    @Test
    void rulesFeedWhateverTheirLevelAndFindingsAreChosenByTheCorrelations() throws IOException {
        log("a.evtx", made(1, 0, "A"), added(2, 10, "A"));

        assertThat(titles(hunt(MADE_THEN_ADDED, new Wanted(Level.HIGH, List.of(), null, null), 1)))
                .containsExactly("Account made and raised");
        assertThat(titles(hunt(MADE_THEN_ADDED, new Wanted(Level.CRITICAL, List.of(), null, null), 1)))
                .isEmpty();
        assertThat(titles(hunt(MADE_THEN_ADDED, new Wanted(Level.LOW, List.of(), at(5), null), 1)))
                .containsExactly("Account made and raised");
        assertThat(titles(hunt(MADE_THEN_ADDED, new Wanted(Level.LOW, List.of(), null, at(5)), 1)))
                .isEmpty();
    }

    @Test
    void theReportIsTheSameForAnyNumberOfWorkers() throws IOException {
        List<String[]> events = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            String sid = "S-" + i % 7;
            int second = (i * 7919) % 20_000;
            events.add(i % 3 == 0 ? added(i + 1, second, sid) : made(i + 1, second, sid));
        }
        log("a.evtx", events.toArray(String[][]::new));
        String rules = MADE_THEN_ADDED + """
                ---
                title: Many
                correlation:
                  type: value_count
                  rules: [made, added]
                  timespan: 10m
                  condition: {field: EventRecordID, gte: 100}
                """;

        Listened one = hunt(rules, Wanted.EVERYTHING, 1);

        assertThat(one.findings).hasSizeGreaterThan(1);
        assertThat(hunt(rules, Wanted.EVERYTHING, 4).findings).isEqualTo(one.findings);
    }

    @Test
    void matchesWithoutAFieldToGroupByAreCounted() throws IOException {
        String[] without = made(1, 0, "A");
        without[6] = "Other";
        log("a.evtx", without, added(2, 10, "A"));

        Listened report = hunt(MADE_THEN_ADDED, Wanted.EVERYTHING, 1);

        assertThat(report.findings).isEmpty();
        assertThat(report.summary.correlations().withoutGroup()).isEqualTo(1);
    }

    private Listened hunt(String correlations, Wanted wanted, int workers) {
        Listened report = new Listened();
        new Hunt(Listened.book(RULES + correlations), wanted, workers, false, Progress.NONE)
                .run(List.of(folder), report);
        return report;
    }

    private static List<String> titles(Listened report) {
        return report.findings.stream()
                .map(Finding::rule)
                .map(Finding.Rule::title)
                .toList();
    }

    private static Instant at(int second) {
        return Instant.parse("2024-05-01T08:00:00Z").plusSeconds(second);
    }

    private static String[] made(int record, int second, String sid) {
        return event("4720", record, second, "TargetSid", sid);
    }

    private static String[] added(int record, int second, String sid) {
        return event("4732", record, second, "MemberSid", sid);
    }

    private static String[] event(String id, int record, int second, String name, String sid) {
        return new String[] {
            "Channel",
            "Security",
            "Computer",
            "HOST",
            "EventID",
            id,
            name,
            sid,
            "EventRecordID",
            Integer.toString(record),
            "TimeCreated_SystemTime",
            at(second).toString()
        };
    }

    private void log(String name, String[]... events) throws IOException {
        EvtxWriter writer = new EvtxWriter();
        for (String[] event : events) {
            writer.event(event);
        }
        writer.write(folder.resolve(name));
    }
}
