package org.foothold.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.InflaterInputStream;
import org.foothold.app.coverage.Tactic;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    static final RunFacts FACTS = new RunFacts(
            "foothold test",
            List.of("evtx", "<b>&\"'"),
            2,
            Instant.parse("2026-11-24T20:00:00Z"),
            new Tactic(
                    "19.1",
                    List.of("T1053", "T1053.005", "T1136.001", "T1547.001"),
                    List.of(),
                    Map.of("T1053.005", "Scheduled Task", "T1547.001", "Run Keys")),
            Map.of("T1053.005", 3, "T1136.001", 1));

    private final String page = Samples.written(stream -> new HtmlReport(stream, FACTS));

    @Test
    void answersTheQuestionFirst() {
        assertThat(page)
                .contains("<header class=\"bad\">", "Can the attacker come back?")
                .contains(
                        "Yes, most likely: an attacker can come back to DESKTOP-1 in 1 way, since 2022-03-10 11:02:34 UTC.")
                .contains("Not everything could be read");
        String first = page.substring(page.indexOf("<div class=\"first\">"), page.indexOf("id=\"incidents\""));
        assertThat(first)
                .contains(
                        "data-t=\"T1053.005\">Scheduled Task (T1053.005)",
                        "<time datetime=\"2022-03-10T11:02:34.000Z\">")
                .contains("<code class=\"gist\">cmd \\x1b[2J")
                .contains("evtx/locked.evtx: access denied", "2 of the 4 techniques of Persistence have no rule");
        assertThat(first.indexOf("locked.evtx")).isLessThan(first.indexOf("Amcache.hve"));
        assertThat(page.indexOf("<header")).isLessThan(page.indexOf("id=\"incidents\""));
    }

    @Test
    void hasEveryPart() {
        assertThat(page)
                .contains("id=\"incidents\"", "id=\"findings\"", "id=\"unexamined\"", "id=\"coverage\"", "id=\"run\"")
                .containsOnlyOnce("<details class=\"incident critical\"")
                .contains("evtx/locked.evtx: access denied")
                .contains("Of the 4 techniques of ATT&amp;CK 19.1, rules look for 2, and 1 were found.")
                .contains("<dt>Program</dt><dd>foothold test</dd>");
    }

    @Test
    void ordersTheTimeLine() {
        String line = page.substring(page.indexOf("class=\"timeline\""));

        assertThat(line.indexOf("2022-03-10T11:02:33.123Z")).isBetween(0, line.indexOf("2022-03-10T11:02:34.000Z"));
        assertThat(line)
                .contains("<li class=\"execution\">", "<li class=\"foothold\">", "data-f=\"0\"", "data-f=\"5\"");
    }

    @Test
    void runsItsOwnScriptOnlyAndLoadsNothing() {
        assertThat(page)
                .contains("default-src 'none'; script-src '" + hash("<script>") + "'; style-src '" + hash("<style>")
                        + "'")
                .contains("require-trusted-types-for 'script'");
        assertThat(page.toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("http://", "https://", " src=", "url(", "@import", "style=\"", "innerhtml", "eval(");
    }

    /** The hash of the only element of this kind. */
    private String hash(String tag) {
        assertThat(page).containsOnlyOnce(tag);
        int start = page.indexOf(tag) + tag.length();
        String text = page.substring(start, page.indexOf(tag.replace("<", "</"), start));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void letsNoValueBecomeMarkup() {
        assertThat(page).doesNotContain("\u202E", "\u001b", "<b>&\"'");
        assertThat(page).contains("EVIL\\&lt;/script&gt;", "\\u{202e}gnp.exe\\r\\n=2+2");
        assertThat(Pattern.compile("</script>").matcher(page).results())
                .hasSameSizeAs(
                        Pattern.compile("<script[ >]").matcher(page).results().toList());
    }

    @Test
    void holdsEveryFindingWithItsEvidence() {
        assertThat(blobs("class=\"i\"")).contains("\"schtasks /create, \\\"quoted\\\"\"");
        assertThat(blobs("class=\"d\""))
                .contains(
                        "[\"Data\",\"one\",null,\"half \uFFFD pair\"]",
                        "[\"Nothing\",null]",
                        "\"selection: CommandLine contains '");
        assertThat(blobs("id=\"names\"")).contains("\"計画タスク 😀 wide glyphs\"", "\"leftOut\":0");
    }

    private String blobs(String kind) {
        return Pattern.compile("<script type=\"application/octet-stream\" " + kind + ">([A-Za-z0-9+/=]+)</script>")
                .matcher(page)
                .results()
                .map(HtmlReportTest::unpacked)
                .collect(Collectors.joining("\n"));
    }

    private static String unpacked(MatchResult blob) {
        byte[] packed = Base64.getDecoder().decode(blob.group(1));
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
