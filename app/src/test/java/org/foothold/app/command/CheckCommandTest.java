package org.foothold.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.foothold.app.command.Commands.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    private static final String BROKEN = """
            title: Broken
            logsource: {product: windows, service: security}
            detection:
              selection: {EventID|shouts: 1}
              condition: selection
            """;

    @TempDir
    private Path folder;

    @Test
    void findsNothingWrongWithOurOwnContent() {
        Run run = Commands.run("rules", "check");

        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .contains(" loaded, 0 refused, ")
                .contains(" that a mapping knows, 0 without")
                .containsPattern("\\d\\d ask for facts of enrichers");
    }

    @Test
    void saysWhatDoesNotLoadWhereAndWhy() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.yml"), BROKEN);

        Run run = Commands.run("rules", "check", folder.toString());

        assertThat(run.out()).contains(file + ":4:").contains("shouts").contains("0 loaded, 1 refused");
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        assertThat(Commands.run("rules", "check", "--strict", folder.toString()).code())
                .isEqualTo(ExitCode.FAILED);
    }

    @Test
    void namesLogSourcesThatNoMappingKnows() throws IOException {
        Files.writeString(
                folder.resolve("odd.yml"),
                BROKEN.replace("|shouts", "").replace("service: security", "service: abacus"));

        assertThat(Commands.run("rules", "check", folder.toString()).out())
                .contains("0 with a log source that a mapping knows, 1 without")
                .contains("abacus");
    }

    @Test
    void exitsWithOneWhereOurOwnContentIsBroken() throws IOException {
        Path rules = Files.createDirectories(folder.resolve("content").resolve("rules"));
        Files.createDirectories(folder.resolve("content").resolve("mappings"));
        Files.writeString(rules.resolve("broken.yml"), BROKEN);
        String home = System.setProperty("foothold.home", folder.toString());
        try {
            assertThat(Commands.run("rules", "check").code()).isEqualTo(ExitCode.FAILED);
            assertThat(Commands.run("rules", "check", rules.toString()).code()).isEqualTo(ExitCode.FAILED);
        } finally {
            System.setProperty("foothold.home", home);
        }
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        assertThat(Commands.run("rules", "check", "/nowhere").code()).isEqualTo(ExitCode.USAGE);
        assertThat(Commands.run("rules").code()).isEqualTo(ExitCode.USAGE);
    }
}
