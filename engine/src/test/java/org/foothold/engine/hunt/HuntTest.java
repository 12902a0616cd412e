package org.foothold.engine.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Outcome;
import org.foothold.engine.model.Outcome.Result;
import org.foothold.engine.model.Technique;
import org.foothold.formats.evtx.EvtxWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HuntTest {
    @TempDir
    private Path folder;

    @Test
    void reportsWhatARuleMatchesWithItsEvidence() throws IOException {
        log("logs/Security.evtx", account("jürgen", "HOST-1"), logon("anna", "HOST-1"));

        Listened report = hunt(folder);

        assertThat(report.findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule().title()).isEqualTo("Account made");
            assertThat(finding.rule().techniques()).containsExactly(new Technique("T1136.001"));
            assertThat(finding.target().name()).isEqualTo("HOST-1");
            assertThat(finding.origin().path()).isEqualTo("logs/Security.evtx");
            assertThat(finding.origin().record()).isEqualTo(1);
            assertThat(finding.at()).isEqualTo(Instant.parse("2024-05-01T08:00:01Z"));
            assertThat(finding.evidence().first("TargetUserName")).isEqualTo("jürgen");
            assertThat(finding.evidence().first("EventID")).isEqualTo("4720");
            assertThat(finding.reasons()).containsExactly("selection: EventID is '4720'");
        });
    }

    @Test
    void foldsCaseAndFindsKeywordsInAnyField() throws IOException {
        log("a.evtx", logon("DC$MÜLLER$", "H"), logon("x", "H", "Any", "run MIMIKATZ now"));

        assertThat(titles(hunt(folder))).containsExactly("Odd name", "Word anywhere");
    }

    @Test
    void judgesEveryRecordByItsOwnChannel() throws IOException {
        String[] other = account("x", "H");
        other[1] = "Application";
        log("ForwardedEvents.evtx", other, account("y", "H2"), other);

        assertThat(hunt(folder).findings)
                .extracting(finding -> finding.target().name())
                .containsExactly("H2");
    }

    @Test
    void giveOneOutcomeForEveryFile() throws IOException {
        log("b/full.evtx", logon("a", "H"));
        log("c.evtx");
        Files.createFile(folder.resolve("d.evtx"));
        Files.writeString(folder.resolve("e.txt"), "no log");
        Files.writeString(folder.resolve("f.evtx"), "named like a log");
        Files.writeString(folder.resolve("g.evtx"), "ElfFile\0of which nothing else is left");
        Path absent = folder.resolve("absent");

        Listened report = hunt(folder, absent);

        assertThat(report.outcomes)
                .extracting(Outcome::path, Outcome::result)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("b/full.evtx", Result.FOUND),
                        org.assertj.core.groups.Tuple.tuple("c.evtx", Result.EMPTY),
                        org.assertj.core.groups.Tuple.tuple("d.evtx", Result.EMPTY),
                        org.assertj.core.groups.Tuple.tuple("e.txt", Result.ABSENT),
                        org.assertj.core.groups.Tuple.tuple("f.evtx", Result.UNREADABLE),
                        org.assertj.core.groups.Tuple.tuple("g.evtx", Result.UNREADABLE),
                        org.assertj.core.groups.Tuple.tuple(absent.toString(), Result.ABSENT));
        assertThat(report.summary.complete()).isFalse();
        assertThat(report.summary.outcomes().unreadable()).isEqualTo(2);
    }

    @Test
    void countsDamageAndGoesOn() throws IOException {
        EvtxWriter writer = new EvtxWriter().event(account("a", "H")).endChunk().event(account("b", "H"));
        byte[] bytes = writer.bytes();
        bytes[4096 + 512 + 4] ^= 0x7F;
        Files.write(folder.resolve("a.evtx"), bytes);

        Listened report = hunt(folder);

        assertThat(report.findings)
                .extracting(finding -> finding.evidence().first("TargetUserName"))
                .containsExactly("b");
        assertThat(report.outcomes).singleElement().satisfies(outcome -> {
            assertThat(outcome.damaged()).isPositive();
            assertThat(outcome.reason()).isNotBlank();
        });
        assertThat(report.summary.complete()).isFalse();
    }

    @Test
    void isCompleteWhereEverythingWasRead() throws IOException {
        log("a.evtx", logon("a", "H"), account("b", "H"));

        Listened report = hunt(folder);

        assertThat(report.summary.complete()).isTrue();
        assertThat(report.summary.events()).isEqualTo(2);
        assertThat(report.summary.findings()).containsEntry(Level.HIGH, 1L).containsEntry(Level.LOW, 0L);
        assertThat(report.summary.rules().loaded()).isEqualTo(3);
    }

    @Test
    void leavesOutWhatIsNotWanted() throws IOException {
        log("a.evtx", account("müller$", "H"), logon("x", "H"), logon("müller$", "H", "Any", "mimikatz"));

        assertThat(titles(Listened.hunt(wanted(Level.MEDIUM, List.of(), null, null), 1, folder)))
                .containsExactly("Account made", "Word anywhere");
        assertThat(titles(Listened.hunt(
                        wanted(Level.LOW, List.of(new Technique("T1136"), new Technique("T1078")), null, null),
                        1,
                        folder)))
                .containsExactly("Account made", "Odd name", "Odd name");
        assertThat(titles(Listened.hunt(
                        wanted(Level.LOW, List.of(), Instant.parse("2024-05-01T08:00:03Z"), null), 1, folder)))
                .containsExactly("Odd name", "Word anywhere");
        assertThat(titles(Listened.hunt(
                        wanted(Level.LOW, List.of(), null, Instant.parse("2024-05-01T08:00:03Z")), 1, folder)))
                .containsExactly("Account made", "Odd name");
    }

    @Test
    void reportsTheSameWhateverTheNumberOfWorkers() throws IOException {
        for (int file = 0; file < 5; file++) {
            List<String[]> events = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                events.add(i % 3 == 0 ? account("u" + i, "H" + file) : logon("müller$", "H" + file));
            }
            log("log" + file + ".evtx", events.toArray(String[][]::new));
            Files.writeString(folder.resolve("log" + file + ".txt"), "between");
        }

        List<Object> alone = Listened.hunt(Wanted.EVERYTHING, 1, folder).all;

        assertThat(alone).hasSize(5 * 400 + 10);
        assertThat(Listened.hunt(Wanted.EVERYTHING, 2, folder).all).isEqualTo(alone);
        assertThat(Listened.hunt(Wanted.EVERYTHING, 8, folder).all).isEqualTo(alone);
        assertThat(Listened.hunt(Wanted.EVERYTHING, Hunt.AS_NEEDED, folder).all).isEqualTo(alone);
    }

    @Test
    void findsNothingInAnEmptyFolder() {
        Listened report = hunt(folder);

        assertThat(report.all).isEmpty();
        assertThat(report.summary.events()).isZero();
        assertThat(report.summary.complete()).isTrue();
    }

    private Listened hunt(Path... targets) {
        return Listened.hunt(Wanted.EVERYTHING, 2, targets);
    }

    private static Wanted wanted(Level level, List<Technique> techniques, Instant since, Instant until) {
        return new Wanted(level, techniques, since, until);
    }

    private static List<String> titles(Listened report) {
        return report.findings.stream()
                .map(Finding::rule)
                .map(Finding.Rule::title)
                .toList();
    }

    private static String[] account(String name, String computer) {
        return new String[] {
            "Channel", "Security", "EventID", "4720", "Computer", computer, "TargetUserName", name, "Count", "7"
        };
    }

    private static String[] logon(String name, String computer, String... more) {
        List<String> fields = new ArrayList<>(List.of(
                "Channel",
                "Security",
                "EventID",
                "4624",
                "Computer",
                computer,
                "TargetUserName",
                name,
                "LogonId",
                "0x3e7"));
        fields.addAll(List.of(more));
        return fields.toArray(String[]::new);
    }

    private void log(String name, String[]... events) throws IOException {
        EvtxWriter writer = new EvtxWriter();
        for (String[] event : events) {
            writer.event(event);
        }
        writer.write(folder.resolve(name));
    }
}
