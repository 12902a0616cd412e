package org.foothold.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.List;
import org.foothold.engine.model.Evidence;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Level;
import org.junit.jupiter.api.Test;

class PageFindingsTest {
    private static final int MANY = 1_000;

    @Test
    void writesPiecesAsFindingsCome() {
        StringWriter out = new StringWriter();
        PageFindings findings = new PageFindings(new Html(out));
        Finding.Rule rule = Samples.rule("Task", Level.HIGH, "T1053.005");
        for (int at = 0; at < MANY; at++) {
            findings.add(Samples.finding(rule, "2022-03-10T11:02:33Z", at, "x" + at));
        }

        assertThat(out.toString().split("class=\"d\"", -1)).hasSize(4);
        findings.finish();
        assertThat(out.toString().split("class=\"d\"", -1)).hasSize(5);
        assertThat(out.toString()).containsOnlyOnce("id=\"names\"");
        assertThat(findings.leftOut()).isZero();
    }

    @Test
    void keepsHugeEvidenceSmall() {
        StringWriter out = new StringWriter();
        PageFindings findings = new PageFindings(new Html(out));
        Finding plain = Samples.finding(Samples.rule("Task", Level.HIGH), "2022-03-10T11:02:33Z", 1, "x");
        String random = new java.util.Random(1)
                .ints(1_000_000, 33, 127)
                .collect(StringBuilder::new, (text, unit) -> text.append((char) unit), StringBuilder::append)
                .toString();
        findings.add(new Finding(
                plain.rule(),
                plain.at(),
                plain.target(),
                plain.origin(),
                new Evidence(List.of(new Evidence.Field("CommandLine", false, List.of(random)))),
                List.of(random)));
        findings.finish();

        assertThat(out.toString().length()).isBetween(PageFindings.LONGEST_VALUE, 3 * PageFindings.LONGEST_VALUE);
    }
}
