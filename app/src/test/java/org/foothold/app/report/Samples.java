package org.foothold.app.report;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.foothold.engine.model.Evidence;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Incident;
import org.foothold.engine.model.Incident.Phase;
import org.foothold.engine.model.Incident.Step;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Origin;
import org.foothold.engine.model.Outcome;
import org.foothold.engine.model.Outcome.Result;
import org.foothold.engine.model.Report;
import org.foothold.engine.model.Summary;
import org.foothold.engine.model.Target;
import org.foothold.engine.model.Technique;

/** A small hunt with everything a report may hold, hostile values too. */
final class Samples {
    static final String HOSTILE = "cmd \u001b[2J\u001b]0;owned\u0007 \u202Egnp.exe\r\n=2+2";

    private Samples() {}

    static Finding.Rule rule(String title, Level level, String... techniques) {
        return new Finding.Rule(
                "7f8c1d2e-0000-4000-8000-000000000001",
                title,
                "windows/security/" + title.toLowerCase(java.util.Locale.ROOT).replace(' ', '_') + ".yml",
                level,
                Arrays.stream(techniques).map(Technique::new).toList(),
                List.of("attack.persistence", "attack.t1053.005"),
                new Finding.Logsource("windows", null, "security"));
    }

    static Finding finding(Finding.Rule rule, String at, long record, String commandLine) {
        return new Finding(
                rule,
                Instant.parse(at),
                new Target("DESKTOP-1"),
                new Origin("evtx/Security.evtx", record, record == 902),
                evidence(commandLine),
                List.of("selection: CommandLine contains '" + commandLine + "'"));
    }

    private static Evidence evidence(String commandLine) {
        return new Evidence(List.of(
                new Evidence.Field("Channel", false, List.of("Security")),
                new Evidence.Field("EventID", true, List.of("4698")),
                new Evidence.Field("Keywords", false, List.of("0x8020000000000000")),
                new Evidence.Field("Largest", true, List.of("18446744073709551615")),
                new Evidence.Field("NoNumber", true, List.of("007")),
                new Evidence.Field("CommandLine", false, List.of(commandLine)),
                new Evidence.Field("Nothing", false, Arrays.asList((String) null)),
                new Evidence.Field("Data", false, Arrays.asList("one", null, "half \uD83D pair"))));
    }

    /** Everything in the order in which a hunt reports it. */
    static void play(Report report) {
        Finding.Rule task = rule("Scheduled task made", Level.HIGH, "T1053.005");
        Finding.Rule wide = rule("計画タスク 😀 wide glyphs", Level.CRITICAL, "T1053.005", "T1059.001");
        Finding.Rule plain = rule("No technique at all", Level.LOW);
        report.outcome(Outcome.unread("evtx/Amcache.hve", false, Result.ABSENT, "not read: a registry hive"));
        for (int i = 0; i < 5; i++) {
            report.finding(
                    finding(task, "2022-03-10T11:02:33.123456" + i + "Z", 901 + i, "schtasks /create, \"quoted\""));
        }
        report.finding(finding(wide, "2022-03-10T11:02:34Z", 910, HOSTILE));
        report.finding(finding(plain, "2022-03-10T11:02:35Z", 911, "-enc"));
        report.outcome(
                new Outcome("evtx/Security.evtx", false, Result.FOUND, 1204, 2, 1, "record size: expected 8, found 9"));
        report.outcome(Outcome.unread("evtx/locked.evtx", false, Result.UNREADABLE, "access denied"));
        report.outcome(Outcome.unread("evtx/none.evtx", false, Result.EMPTY, null));
        report.incident(incident(task, wide));
        report.summary(new Summary(
                1204,
                2,
                false,
                Map.of(Level.HIGH, 5L, Level.CRITICAL, 1L, Level.LOW, 1L),
                new Summary.Outcomes(1, 1, 1, 1),
                new Summary.Rules(130, 2, 12),
                Summary.Stages.NONE.with(new Summary.Incidents(1, 2, 0, 0, 0, 3)),
                1.23456));
    }

    /** The first and the last of the findings of two rules, as one incident. */
    static Incident incident(Finding.Rule first, Finding.Rule last) {
        Instant from = Instant.parse("2022-03-10T11:02:33.123456Z");
        Instant to = Instant.parse("2022-03-10T11:02:34Z");
        Target target = new Target("DESKTOP-1");
        return new Incident(
                "0123456789abcdef0123456789abcdef",
                Level.CRITICAL,
                List.of("three or more techniques"),
                first.title() + ", then " + HOSTILE + " on DESKTOP-1",
                List.of("DESKTOP-1"),
                List.of("EVIL\\</script>\u202E"),
                from,
                to,
                List.of(new Technique("T1053.005"), new Technique("T1059.001")),
                List.of(
                        new Step(1, from, Phase.EXECUTION, first, target, new Origin("evtx/Security.evtx", 901, false)),
                        new Step(6, to, Phase.FOOTHOLD, last, target, new Origin("evtx/Security.evtx", 910, false))),
                2,
                List.of("the same process '" + HOSTILE + "': 2 findings"));
    }

    /** What the report wrote, once the sample hunt was played to it. */
    static String written(java.util.function.Function<java.io.OutputStream, WrittenReport> open) {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        try (WrittenReport report = open.apply(bytes)) {
            play(report);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
