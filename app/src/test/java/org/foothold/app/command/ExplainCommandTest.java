package org.foothold.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.foothold.app.command.Commands.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    private static final String ID = "0a54f7a4-7a0c-4a0e-9a39-4f2f7b9d0c11";

    @TempDir
    private Path folder;

    private Path rule;

    @BeforeEach
    void writeRule() throws IOException {
        rule = Files.writeString(folder.resolve("rule.yml"), """
                title: Account made
                id: %s
                logsource: {product: windows, service: security}
                detection:
                  selection:
                    EventID: 4720
                    TargetUserName|startswith: svc_
                  condition: selection
                """.formatted(ID));
    }

    @Test
    void showsWhichPredicatesOfARuleHold() throws IOException {
        Path event = Files.writeString(
                folder.resolve("event.json"),
                "{\"Channel\":\"Security\",\"EventID\":4720,\"TargetUserName\":\"anna\"}");

        Run run = Commands.run("rules", "explain", rule.toString(), event.toString());

        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .containsPattern("yes .*EventID is '4720'")
                .containsPattern("no .*TargetUserName starts with 'svc_'");
    }

    @Test
    void aFactThatAnEventDoesNotHaveIsAbsent() throws IOException {
        Path late = Files.writeString(
                folder.resolve("late.yml"),
                Files.readString(rule).replace("TargetUserName|startswith: svc_", "Ancestors|endswith: word.exe"));
        Path event = Files.writeString(folder.resolve("event.json"), "{\"Channel\":\"Security\",\"EventID\":4720}");

        assertThat(Commands.run("rules", "explain", late.toString(), event.toString())
                        .out())
                .containsPattern("no .*Ancestors ends with 'word.exe'.*absent");
    }

    @Test
    void findsARuleByItsIdAndAnEventByItsRecord() {
        Run run = Commands.run(
                "rules",
                "explain",
                ID,
                Commands.SAMPLE.resolve("Security.evtx") + "#130775",
                "--rules",
                folder.toString());

        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).startsWith("yes ").contains("TargetUserName starts with 'svc_'");
    }

    @Test
    void saysWhatIsNotThere() throws IOException {
        Path event = Files.writeString(folder.resolve("event.json"), "{}");
        String sample = Commands.SAMPLE.resolve("Security.evtx").toString();

        assertThat(Commands.run("rules", "explain", "no-such-id", event.toString())
                        .code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Commands.run("rules", "explain", rule.toString(), sample + "#1")
                        .code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Commands.run(
                                "rules",
                                "explain",
                                rule.toString(),
                                folder.resolve("none").toString())
                        .code())
                .isEqualTo(ExitCode.FAILED);
    }
}
