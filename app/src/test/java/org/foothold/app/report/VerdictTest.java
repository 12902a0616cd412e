package org.foothold.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.foothold.app.report.Verdict.Tone;
import org.foothold.engine.model.Incident;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Summary;
import org.junit.jupiter.api.Test;

class VerdictTest {
    @Test
    void doesNotPromiseMoreThanWasRead() {
        assertThat(verdict(List.of(), 10, true, 0))
                .isEqualTo(new Verdict(Tone.GOOD, "No foothold was found in 10 events.", List.of(), List.of()));
        assertThat(verdict(List.of(), 10, false, 0).tone()).isEqualTo(Tone.DOUBT);
        assertThat(verdict(List.of(), 10, false, 0).more()).hasSize(1);
        assertThat(verdict(List.of(), 0, true, 0).sentence()).contains("Nothing can be said");
    }

    @Test
    void saysThatFindingsAloneProveNothing() {
        assertThat(verdict(List.of(), 10, true, 3).sentence())
                .isEqualTo("Nothing certain: 3 findings to look through, none is grave, and nothing joins them.");
    }

    @Test
    void namesTargetAndWays() {
        Incident incident = Samples.incident(
                Samples.rule("Run", Level.HIGH, "T1059.001"),
                Samples.rule("Task", Level.HIGH, "T1053.005", "T1547.001"));

        Verdict verdict = verdict(List.of(incident, incident), 10, true, 3);

        assertThat(verdict.sentence())
                .isEqualTo("Yes, most likely: an attacker can come back to DESKTOP-1 in 2 ways, "
                        + "since 2022-03-10 11:02:34 UTC.");
        assertThat(verdict.ways())
                .containsExactly(
                        new Verdict.Way(
                                "T1053.005", Level.HIGH, Instant.parse("2022-03-10T11:02:34Z"), List.of(6L, 6L), 2),
                        new Verdict.Way(
                                "T1547.001", Level.HIGH, Instant.parse("2022-03-10T11:02:34Z"), List.of(6L, 6L), 2));
    }

    private static Verdict verdict(List<Incident> incidents, long events, boolean complete, long findings) {
        Summary summary = new Summary(
                events,
                0,
                complete,
                Map.of(Level.LOW, findings),
                new Summary.Outcomes(1, 0, 0, 0),
                new Summary.Rules(1, 0, 0),
                Summary.Stages.NONE,
                1);
        return Verdict.of(incidents, summary, HtmlReportTest.FACTS);
    }
}
