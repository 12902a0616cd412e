package org.foothold.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.foothold.app.command.Commands.Run;
import org.foothold.formats.SharedData;
import org.foothold.formats.evtx.EvtxWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HuntCommandTest {
    private static final String SAMPLE = Commands.SAMPLE.toString();

    @TempDir
    private Path folder;

    @Test
    void findsTheWholeChainOfTheSample() {
        Run run = hunt(SAMPLE, "--format", "ndjson");

        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .contains("\"T1059.001\"", "\"T1053.005\"", "\"T1547.001\"", "\"T1136.001\"", "\"T1098.007\"")
                .contains("\"path\":\"Security.evtx\",\"record\":130774")
                .contains("\"target\":{\"name\":\"FIN-WS-014.nordwind.example\"}");
        List<String> lines = run.out().lines().toList();
        assertThat(lines.getLast()).startsWith("{\"kind\":\"summary\",\"events\":31,\"damaged\":0,\"complete\":true,");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("{\"kind\":\"outcome\""))
                .hasSize(4);
    }

    @Test
    void tellsTheWholeChainOfTheSampleAsOneIncident() {
        List<String> incidents = hunt(SAMPLE, "--format", "ndjson")
                .out()
                .lines()
                .filter(line -> line.startsWith("{\"kind\":\"incident\""))
                .toList();

        assertThat(incidents).hasSize(1);
        assertThat(incidents.getFirst())
                .contains("\"level\":\"critical\"", "\"phase\":\"access\"", "\"phase\":\"foothold\"")
                .contains("\"T1204.002\"", "\"T1053.005\"", "\"T1547.001\"", "\"T1136.001\"", "\"T1098.007\"")
                .contains("\"first\":\"2026-03-17T09:12:31.870Z\",\"last\":\"2026-03-17T09:14:04.233Z\"");
    }

    @Test
    void writesLinesThatTheSchemaAllows() throws IOException {
        Path file = SharedData.repo().resolve("docs").resolve("schema").resolve("hunt.schema.json");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(file));

        assertThat(hunt(SAMPLE, "--format", "ndjson").out().lines())
                .hasSizeGreaterThan(10)
                .allSatisfy(line -> assertThat(schema.validate(line, InputFormat.JSON))
                        .as(line)
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ndjson", "csv", "timesketch", "table", "report"})
    void writesTheSameWhateverTheNumberOfWorkers(String format) {
        String alone =
                timeless(hunt(SAMPLE, "--format", format, "--workers", "1").out());

        assertThat(alone).isNotEmpty();
        assertThat(timeless(hunt(SAMPLE, "--format", format, "--workers", "2").out()))
                .isEqualTo(alone);
        assertThat(timeless(hunt(SAMPLE, "--format", format, "--workers", "8").out()))
                .isEqualTo(alone);
    }

    @Test
    void refusesToHuntWithoutARuleThatCanMatch() throws IOException {
        Files.writeString(folder.resolve("notes.yml"), "title: no rule");
        Run run = hunt(SAMPLE, "--format", "ndjson", "--no-content", "--rules", folder.toString());

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("no rule can match: 1 were refused");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void reportsOnlyWhatIsWanted() {
        assertThat(levels("--min-level", "high")).isNotEmpty().containsOnly("high");
        assertThat(hunt(SAMPLE, "--format", "ndjson", "--technique", "T1136,t1098")
                        .out())
                .contains("T1136.001", "T1098.007")
                .doesNotContain("T1053.005");
        assertThat(levels("--since", "2026-03-18")).isEmpty();
        assertThat(levels("--until", "2026-03-17T09:12:32Z")).isNotEmpty();
        assertThat(levels("--until", "2026-03-17 09:00")).isEmpty();
    }

    @Test
    void exitsWithTenWhereTheLevelIsReached() {
        assertThat(hunt(SAMPLE, "--fail-on", "high").code()).isEqualTo(ExitCode.FOUND);
        assertThat(hunt(SAMPLE, "--fail-on", "critical").code()).isEqualTo(ExitCode.DONE);
        assertThat(hunt(SAMPLE, folder.resolve("none").toString(), "--fail-on", "medium")
                        .code())
                .isEqualTo(ExitCode.FOUND);
    }

    @Test
    void exitsWithThreeWhereSomethingCouldNotBeRead() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "no log");

        assertThat(hunt(folder.resolve("none").toString()).code()).isEqualTo(ExitCode.UNREAD);
        assertThat(hunt(text.toString()).code()).isEqualTo(ExitCode.UNREAD);
        assertThat(hunt(folder.toString()).code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void saysOnStandardErrorWhatWasNotReadWhereTheReportHasNoPlace() {
        String none = folder.resolve("none").toString();

        assertThat(hunt(none, "--format", "csv").err()).contains("none: no such file or folder");
        assertThat(hunt(none, "--format", "csv", "--quiet").err()).isEmpty();
        assertThat(hunt(none, "--format", "ndjson").err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--format=xml", "--min-level=grave", "--technique=schtasks", "--since=yesterday", "--workers=0",
                "--workers=many", "--fail-on=9", "--rules=/nowhere/at/all", "--no-content", "--unknown",
                "--placeholders=/nowhere"
            })
    void refusesOptionsThatAreWrong(String option) {
        Run run = Commands.run("hunt", SAMPLE, option);

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).isNotBlank();
        assertThat(run.out()).isEmpty();
    }

    @Test
    void asksForATarget() {
        assertThat(Commands.run("hunt").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void usesRulesOfOthers() throws IOException {
        Files.createDirectory(folder.resolve("rules"));
        Files.writeString(folder.resolve("rules").resolve("mine.yml"), """
                title: Mine
                logsource: {product: windows, service: security}
                detection:
                  selection: {EventID: 4624}
                  condition: selection
                """);
        String rules = folder.resolve("rules").toString();

        String only = hunt(SAMPLE, "--rules", rules, "--no-content", "--format", "ndjson")
                .out();

        assertThat(only).contains("\"rule\":{\"id\":null,\"title\":\"Mine\",\"path\":\"mine.yml\"}");
        assertThat(only).contains("\"rules\":{\"loaded\":1,\"refused\":0,\"without_logsource\":0}");
        assertThat(hunt(SAMPLE, "--rules", rules, "--format", "ndjson").out()).contains("\"Mine\"", "T1547.001");
    }

    @Test
    void leavesNoPartOfAReportThatFailed() throws IOException {
        Path target = folder.resolve("kept.ndjson");
        Files.writeString(target, "old");

        assertThat(Commands.toFile(target, "hunt", SAMPLE, "--rules", "/nowhere")
                        .code())
                .isEqualTo(ExitCode.USAGE);

        assertThat(target).hasContent("old");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(target);
        }
    }

    @Test
    void neutralisesHostileValues() throws IOException {
        new EvtxWriter()
                .event(
                        "Channel",
                        "Security",
                        "EventID",
                        "4720",
                        "Provider_Name",
                        "Microsoft-Windows-Security-Auditing",
                        "Computer",
                        "H\u001b[2J",
                        "TargetUserName",
                        "=cmd|x\u202E",
                        "TargetSid",
                        "S-1-5-21-1-2-3-1001")
                .write(folder.resolve("evil\u001b.evtx"));

        String table = hunt(folder.toString()).out();

        assertThat(table).contains("H\\x1b[2J", "evil\\x1b.evtx").doesNotContain("\u001b", "\u202E");
    }

    private Run hunt(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "hunt";
        System.arraycopy(args, 0, all, 1, args.length);
        return Commands.toFile(folder.resolveSibling(folder.getFileName() + ".report"), all);
    }

    private List<String> levels(String... args) {
        String[] all = new String[args.length + 3];
        System.arraycopy(args, 0, all, 3, args.length);
        all[0] = SAMPLE;
        all[1] = "--format";
        all[2] = "ndjson";
        return hunt(all)
                .out()
                .lines()
                .filter(line -> line.contains("\"kind\":\"finding\""))
                .map(line -> line.replaceAll(".*?\"level\":\"(\\w+)\".*", "$1"))
                .toList();
    }

    private static String timeless(String report) {
        return report.replaceAll("\"seconds\":[0-9.]+", "")
                .replaceAll("in [0-9.]+ s\\b", "")
                .replaceAll("<dt>(Began|Took)</dt><dd>[^<]*", "");
    }
}
