package org.foothold.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.foothold.app.command.Commands.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineOptionTest {
    @TempDir
    private Path folder;

    private Path rule;
    private Path names;

    @BeforeEach
    void write() throws IOException {
        rule = Files.writeString(folder.resolve("rule.yml"), """
                title: Account made, in words of another source
                id: 0a54f7a4-7a0c-4a0e-9a39-4f2f7b9d0c12
                logsource: {product: elsewhere, service: accounts}
                level: high
                detection:
                  selection: {event.code: '4720', user.target|startswith: svc_}
                  condition: selection
                """);
        names = Files.writeString(Files.createDirectory(folder.resolve("pipes")).resolve("names.yml"), """
                name: From the words of another source
                priority: 20
                transformations:
                - type: field_name_mapping
                  mapping: {event.code: EventID, user.target: Target}
                - {type: change_logsource, product: windows, service: security}
                """);
    }

    private Path last() throws IOException {
        return Files.writeString(folder.resolve("pipes").resolve("a.yml"), """
                priority: 30
                transformations: [{type: field_name_mapping, mapping: {Target: TargetUserName}}]
                """);
    }

    private Run hunt(String... pipelines) {
        String[] args = new String[5 + pipelines.length];
        args[0] = "hunt";
        args[1] = Commands.SAMPLE.resolve("Security.evtx").toString();
        args[2] = "--no-content";
        args[3] = "--rules=" + rule;
        args[4] = "--format=ndjson";
        for (int i = 0; i < pipelines.length; i++) {
            args[5 + i] = "--pipeline=" + pipelines[i];
        }
        return Commands.toFile(folder.resolve("report"), args);
    }

    @Test
    void aHuntJudgesByRulesThatHavePassedThePipelines() throws IOException {
        assertThat(hunt(last().toString(), names.toString()).out())
                .contains("\"Account made, in words of another source\"");
    }

    @Test
    void compiledRulesAreThoseOfTheSamePipelines() throws IOException {
        assertThat(hunt(names.toString(), last().toString()).out()).contains("Account made");

        Files.writeString(names, Files.readString(names).replace("user.target: Target", "user.target: Nobody"));

        assertThat(hunt(names.toString(), last().toString()).out()).doesNotContain("Account made");
    }

    @Test
    void checkAndExplainTakeThemAsWell() throws IOException {
        String[] both = {"--pipeline", names.toString(), "--pipeline", last().toString()};
        Path event = Files.writeString(
                folder.resolve("event.json"),
                "{\"Channel\":\"Security\",\"EventID\":4720,\"TargetUserName\":\"svc_x\"}");

        assertThat(Commands.run("rules", "check", rule.toString()).out()).contains("1 without");
        assertThat(Commands.run("rules", "check", rule.toString(), both[0], both[1], both[2], both[3])
                        .out())
                .contains("1 with a log source that a mapping knows, 0 without");
        assertThat(Commands.run(
                                "rules",
                                "explain",
                                rule.toString(),
                                event.toString(),
                                both[0],
                                both[1],
                                both[2],
                                both[3])
                        .out())
                .startsWith("yes ")
                .contains("TargetUserName starts with 'svc_'");
    }

    @Test
    void saysWhatIsWrongWithAPipeline() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.txt"), "transformations: [{type: shout}]\n");

        Run run = hunt(broken.toString());
        Run missing = hunt(folder.resolve("none.yml").toString());

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("broken.txt:1:26: there is no transformation 'shout'");
        assertThat(missing.code()).isEqualTo(ExitCode.USAGE);
        assertThat(missing.err()).contains("--pipeline: there is no file");
    }
}
