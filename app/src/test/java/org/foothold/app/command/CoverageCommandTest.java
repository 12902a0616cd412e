package org.foothold.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.foothold.app.command.Commands.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageCommandTest {
    private static final String RULE = """
            title: A rule of one technique
            logsource: {product: windows, service: security}
            tags: [attack.persistence, attack.t1668]
            detection:
              selection: {EventID: 1}
              condition: selection
            """;

    @TempDir
    private Path folder;

    @Test
    void listsOurOwnRulesWithTheirCases() {
        Run run = Commands.run("coverage");

        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .containsPattern("T1547\\.001 +(\\d+) +\\1  .*windows")
                .contains("of 113 techniques of TA0003");
    }

    @Test
    void aRuleWithoutCasesIsNotProven() throws IOException {
        Files.writeString(folder.resolve("one.yml"), RULE);

        Run run = Commands.run("coverage", "--no-content", "--rules", folder.toString());

        assertThat(run.out())
                .containsPattern("T1668 +1 +0  windows 1")
                .contains("No rule: T1037, ")
                .contains("1 of 113 techniques");
    }

    @Test
    void theOlderMatrixHasMoreTechniques() {
        assertThat(Commands.run("coverage", "--attack", "18").out())
                .contains("T1574.001")
                .contains("of 126 techniques of TA0003 (ATT&CK 18)");
        assertThat(Commands.run("coverage", "--attack", "17").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void writesALayerOfRulesAndOneOfFindings() throws IOException {
        Path layer = folder.resolve("layer.json");
        Files.writeString(folder.resolve("one.yml"), RULE);
        String rules = folder.toString();
        Commands.run("coverage", "--no-content", "--rules", rules, "--navigator", layer.toString());
        assertThat(Files.readString(layer))
                .contains("\"domain\":\"enterprise-attack\"", "\"layer\":\"4.5\"", "\"attack\":\"19\"")
                .contains("{\"techniqueID\":\"T1668\",\"tactic\":\"persistence\",\"score\":1,"
                        + "\"comment\":\"A rule of one technique\",\"enabled\":true}")
                .contains("{\"techniqueID\":\"T1037\",\"tactic\":\"persistence\",\"score\":0,");

        Path findings = folder.resolve("findings.ndjson");
        Commands.toFile(findings, "hunt", Commands.SAMPLE.toString(), "--format", "ndjson");
        Commands.run("coverage", "--navigator", layer.toString(), "--findings", findings.toString());
        assertThat(Files.readString(layer)).containsPattern("\"T1136.001\",\"tactic\":\"persistence\",\"score\":[1-9]");
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(Commands.run("coverage", "--findings", "x.ndjson").err())
                .contains("--findings goes with --navigator");
    }
}
