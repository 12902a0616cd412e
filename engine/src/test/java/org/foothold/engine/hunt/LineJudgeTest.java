package org.foothold.engine.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Outcome;
import org.foothold.engine.model.Outcome.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hunts through files of JSON. */
class LineJudgeTest {
    private static final String ACCOUNT = """
            {"Channel":"Security","EventID":4720,"Computer":"HOST-1","@timestamp":"2024-05-01T10:00:01+02:00","TargetUserName":"j\\u00fcrgen"}""";
    private static final String LOGON = """
            {"Channel":"SECURITY","EventID":"4624","Computer":"HOST-1","TargetUserName":"DC$M\u00dcLLER$","Any":["x","run MIMIKATZ now"]}""";

    @TempDir
    private Path folder;

    @Test
    void reportsWhatARuleMatchesWithItsEvidence() throws IOException {
        write("a.ndjson", "\n" + ACCOUNT + "\n");

        Listened report = hunt(2);

        assertThat(report.findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule().title()).isEqualTo("Account made");
            assertThat(finding.target().name()).isEqualTo("HOST-1");
            assertThat(finding.origin().path()).isEqualTo("a.ndjson");
            assertThat(finding.origin().record()).isEqualTo(2);
            assertThat(finding.at()).isEqualTo(Instant.parse("2024-05-01T08:00:01Z"));
            assertThat(finding.evidence().first("TargetUserName")).isEqualTo("jürgen");
            assertThat(finding.evidence().fields().get(1).integer()).isTrue();
            assertThat(finding.reasons()).containsExactly("selection: EventID is '4720'");
        });
        assertThat(report.summary.events()).isEqualTo(1);
        assertThat(report.summary.complete()).isTrue();
    }

    @Test
    void foldsCaseAndFindsKeywordsInAnyField() throws IOException {
        write("a.ndjson", LOGON);

        assertThat(titles(hunt(1))).containsExactly("Odd name", "Word anywhere");
    }

    @Test
    void anEventWithoutAnIdIsAskedForWhatItsChannelSays() throws IOException {
        write(
                "a.ndjson",
                "{\"Channel\":\"Security\",\"TargetUserName\":\"müller$\"}\n{\"TargetUserName\":\"müller$\"}\n"
                        + "{\"Channel\":\"Security\",\"EventID\":[4720,1]}\n{\"Channel\":\"Security\",\"EventID\":\"04720\"}");

        assertThat(titles(hunt(1))).containsExactly("Odd name", "Account made");
    }

    @Test
    void findsTheSameHoweverTheEventsAreKept() throws IOException {
        write("array.json", "[" + ACCOUNT + ",\n" + LOGON + "]");
        write("many.json", ACCOUNT.replace("{", "{\n ") + LOGON);
        write("wrapped.json", "{\"Records\":[" + ACCOUNT + "," + LOGON + "]}");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("lines.gz")))) {
            out.write((ACCOUNT + "\n" + LOGON).getBytes(StandardCharsets.UTF_8));
        }
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(folder.resolve("z.zip")))) {
            out.putNextEntry(new ZipEntry("in/a.json"));
            out.write((ACCOUNT + "\n" + LOGON).getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry("readme.txt"));
            out.write("text".getBytes(StandardCharsets.UTF_8));
        }

        Listened report = hunt(2);

        assertThat(titles(report)).hasSize(15);
        assertThat(report.outcomes)
                .extracting(Outcome::path)
                .containsExactly(
                        "array.json", "lines.gz", "many.json", "wrapped.json", "z.zip/in/a.json", "z.zip/readme.txt");
        assertThat(report.outcomes.subList(0, 5)).allMatch(outcome -> outcome.events() == 2);
        assertThat(hunt(1).all).isEqualTo(report.all);
    }

    @Test
    void countsDamageAndGoesOn() throws IOException {
        write("a.ndjson", ACCOUNT.substring(0, 40) + "\n" + ACCOUNT + "\nno json\n" + LOGON);

        Listened report = hunt(2);

        assertThat(titles(report)).containsExactly("Account made", "Odd name", "Word anywhere");
        assertThat(report.outcomes).singleElement().satisfies(outcome -> {
            assertThat(outcome.result()).isEqualTo(Result.FOUND);
            assertThat(outcome.damaged()).isEqualTo(2);
            assertThat(outcome.reason())
                    .isEqualTo("event 1 at byte 40: text: expected a closing quotation mark, found the end");
        });
    }

    @Test
    void saysWhatWasNoLog() throws IOException {
        write("a.json", "{\"name\":\"package\",\"version\":\"1\"}");
        write("b.json", "[]");
        write("c.json", "[{\"Channel\":\"Security\"");
        Files.write(folder.resolve("d.json.zst"), new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, 0});
        Files.write(folder.resolve("e.gz"), new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 1});

        Listened report = hunt(1);

        assertThat(report.outcomes)
                .extracting(Outcome::result)
                .containsExactly(Result.ABSENT, Result.EMPTY, Result.UNREADABLE, Result.UNREADABLE, Result.UNREADABLE);
        assertThat(report.outcomes)
                .filteredOn(outcome -> outcome.result() != Result.EMPTY)
                .allMatch(outcome -> outcome.reason() != null);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Listened hunt(int workers) {
        return Listened.hunt(Wanted.EVERYTHING, workers, folder);
    }

    private static List<String> titles(Listened report) {
        return report.findings.stream()
                .map(Finding::rule)
                .map(Finding.Rule::title)
                .toList();
    }

    @Test
    void readsTextInUtf16AndWithAMark() throws IOException {
        Files.write(folder.resolve("a.json"), ("\ufeff" + ACCOUNT).getBytes(StandardCharsets.UTF_16LE));
        Files.write(folder.resolve("b.json"), ("\ufeff" + ACCOUNT).getBytes(StandardCharsets.UTF_16BE));
        Files.write(folder.resolve("c.json"), ACCOUNT.getBytes(StandardCharsets.UTF_16LE));
        write("d.json", "\ufeff" + ACCOUNT);
        write("e.json", "\ufeff[" + ACCOUNT + "]");

        Listened report = hunt(2);

        assertThat(titles(report)).hasSize(5).containsOnly("Account made");
        assertThat(report.findings)
                .allSatisfy(finding ->
                        assertThat(finding.evidence().first("TargetUserName")).isEqualTo("jürgen"));
        assertThat(report.summary.complete()).isTrue();
    }
}
