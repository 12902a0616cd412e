package org.foothold.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.foothold.app.command.Foothold;
import org.foothold.app.coverage.Tactic;
import org.foothold.engine.model.Evidence;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Incident;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Lineage;
import org.foothold.engine.model.Origin;
import org.foothold.engine.model.Outcome;
import org.foothold.engine.model.Summary;
import org.foothold.engine.model.Target;
import org.foothold.engine.model.Technique;
import org.foothold.formats.SharedData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a hunt in a browser: no network, no error, every value a text, and quick with many findings. */
class HtmlReportIT {
    private static final String EVIL =
            "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">\u202Egnp.exe\0\u001b[2J\r\n${1+1}{{7*7}}";

    private static Chromium chromium;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void theSampleIsOneIncidentInOrderOfTime() {
        Path file = folder.resolve("sample.html");
        System.setProperty("foothold.home", SharedData.repo().toString());
        String[] hunt = {
            "hunt",
            SharedData.repo().resolve("samples").resolve("office-macro-chain").toString(),
            "--format",
            "report",
            "--output",
            file.toString()
        };
        assertThat(Foothold.commandLine(hunt).execute(hunt)).isZero();

        try (Chromium.Visit visit = chromium.visit(file)) {
            Page page = visit.page();
            assertThat(page.locator(".incident").count()).isEqualTo(1);
            assertThat(page.textContent(".verdict"))
                    .startsWith("Yes, most likely")
                    .contains("since 2026-03-17");
            assertThat(page.locator(".ways li").count()).isGreaterThan(2);
            assertThat(page.textContent(".gaps")).contains("techniques of Persistence have no rule");
            assertThat(page.locator(".process .who b").allTextContents())
                    .containsSubsequence("explorer.exe", "WINWORD.EXE", "powershell.exe");
            List<String> times = page.locator(".timeline time").allTextContents();
            assertThat(times).hasSizeGreaterThan(5).isSorted();
            String all = visit.shown();
            assertThat(visit.search("schtasks")).isNotEqualTo(all).matches("[1-9].*");
            assertThat(visit.search("no such thing anywhere")).startsWith("0 ").isNotEqualTo(all);
            assertThat(visit.search("")).isEqualTo(all);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.isVisible("#filter")).isFalse();
            assertThat(page.isVisible(".by-rule")).isTrue();
            assertThat(page.isVisible(".incident")).isTrue();
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void fiftyThousandFindingsOpenScrollAndFilter() throws IOException {
        Path file = folder.resolve("many.html");
        write(file, 50_000, "", 24);

        try (Chromium.Visit visit = chromium.visit(file)) {
            Page page = visit.page();
            // Ten times what it takes here, since machines differ.
            assertThat(visit.readyMillis()).isLessThan(15_000);
            assertThat(page.locator(".process").count()).isBetween(100, 250);
            assertThat(page.locator(".fold").count()).isPositive();
            assertThat(visit.shown()).contains("50");
            assertThat(visit.search("needle-of-one")).startsWith("1 ");
            visit.search("");
            page.focus("#list");
            page.keyboard().press("End");
            page.keyboard().press("Enter");
            page.waitForTimeout(300);
            assertThat(page.locator("#space > div").count()).isBetween(1, 500);
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void hostileEvidenceStaysText() throws IOException {
        Path file = folder.resolve("hostile.html");
        write(file, 40, EVIL, 24);

        try (Chromium.Visit visit = chromium.visit(file)) {
            Page page = visit.page();
            page.focus("#list");
            for (String key : List.of("End", "Enter", "End", "Enter")) {
                page.keyboard().press(key);
                page.waitForTimeout(200);
            }
            assertThat(page.textContent("#detail")).contains("document.title='owned'");
            assertThat(page.title()).isNotEqualTo("owned");
            assertThat(page.locator("img").count()).isZero();
            assertThat(page.content()).doesNotContain("\u202E", "\u001b");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    private static void write(Path file, int findings, String evil, int fields) throws IOException {
        Tactic tactic = new Tactic("19.1", List.of("T1053"), List.of(), Map.of());
        RunFacts facts = new RunFacts("test", List.of("logs" + evil), 2, Instant.EPOCH, tactic, Map.of());
        Random random = new Random(1);
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file));
                HtmlReport report = new HtmlReport(stream, facts)) {
            List<Incident.Step> steps = new ArrayList<>();
            for (int i = 0; i < findings; i++) {
                Finding finding = finding(i, evil, fields, random);
                report.finding(finding);
                if (steps.size() < 2_000) {
                    steps.add(new Incident.Step(
                            i + 1L,
                            finding.at(),
                            Incident.Phase.FOOTHOLD,
                            finding.rule(),
                            finding.target(),
                            finding.origin()));
                }
            }
            report.incident(incident(steps, evil));
            report.outcome(Outcome.unread("locked" + evil, false, Outcome.Result.UNREADABLE, "denied" + evil));
            report.summary(new Summary(
                    findings,
                    0,
                    true,
                    Map.of(Level.HIGH, (long) findings),
                    new Summary.Outcomes(1, 0, 0, 1),
                    new Summary.Rules(400, 0, 0),
                    Summary.Stages.NONE,
                    1));
        }
    }

    private static Incident incident(List<Incident.Step> steps, String evil) {
        return new Incident(
                "0123456789abcdef0123456789abcdef",
                Level.CRITICAL,
                List.of(),
                "Much on many" + evil,
                List.of("HOST-1" + evil),
                List.of("account" + evil),
                steps.getFirst().at(),
                steps.getLast().at(),
                List.of(new Technique("T1053")),
                steps,
                steps.size(),
                List.of("because" + evil));
    }

    /** Of one family are a dozen findings, at the end of a long chain. */
    private static Lineage lineage(int number, String evil) {
        List<Lineage.Running> processes = new ArrayList<>();
        for (int depth = 0; depth < 12; depth++) {
            String key = depth == 0 ? "p" + number : "f" + number / 12 + "-" + depth;
            processes.add(new Lineage.Running(
                    key,
                    null,
                    Integer.toString(number),
                    Instant.ofEpochSecond(1_700_000_000L + number),
                    "C:\\Windows\\" + key + ".exe" + evil,
                    key + " -enc" + evil,
                    "user" + evil));
        }
        return new Lineage(processes);
    }

    private static Finding finding(int number, String evil, int fields, Random random) {
        Evidence.Field[] evidence = new Evidence.Field[fields + 1];
        for (int i = 0; i < fields; i++) {
            String value = "C:\\Windows\\System32\\svchost.exe -k netsvcs " + random.nextInt(1_000_000) + evil;
            // One value of about a megabyte.
            boolean large = !evil.isEmpty() && number == 1 && i == 0;
            evidence[i] = new Evidence.Field("Field" + i + evil, false, List.of(large ? evil.repeat(8_000) : value));
        }
        String command = number == 33_333 ? "needle-of-one" : "powershell -enc " + Long.toHexString(random.nextLong());
        evidence[fields] = new Evidence.Field("CommandLine", false, List.of(command + evil));
        int rule = random.nextInt(400);
        Finding.Rule described = new Finding.Rule(
                "id-" + rule,
                "Rule number " + rule + evil,
                "windows/r" + rule + ".yml",
                List.of(Level.values()).get(rule % 5),
                List.of(new Technique("T1%03d".formatted(30 + rule % 60))),
                List.of(),
                new Finding.Logsource(null, null, null));
        return new Finding(
                described,
                Instant.ofEpochSecond(1_700_000_000L + number * 13L),
                new Target("HOST-" + random.nextInt(200) + evil),
                new Origin("host" + random.nextInt(200) + "/Security.evtx" + evil, number, false),
                new Evidence(List.of(evidence)),
                List.of("selection: CommandLine contains 'x" + number + evil + "'"),
                List.of(),
                lineage(number, evil));
    }
}
