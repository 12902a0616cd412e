package org.foothold.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.foothold.app.command.Commands.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpCommandTest {
    @TempDir
    private Path folder;

    @Test
    void writesEveryRecordAsALineOfJson() {
        Run run = dump(Commands.SAMPLE.toString());

        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        assertThat(run.out().lines()).hasSize(31).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    }

    @Test
    void writesXml() {
        assertThat(dump(Commands.SAMPLE.toString(), "--format", "xml").out())
                .startsWith("<?xml")
                .contains("<EventID>4720</EventID>");
    }

    @Test
    void saysWhatIsDamaged() throws IOException {
        byte[] bytes = Files.readAllBytes(Commands.SAMPLE.resolve("Security.evtx"));
        bytes[4096 + 512 + 4] ^= 0x7F;
        Path file = Files.write(folder.resolve("damaged.evtx"), bytes);

        Run run = dump(file.toString());

        assertThat(run.code()).isEqualTo(ExitCode.UNREAD);
        assertThat(run.err()).contains("damaged.evtx: offset ", "expected", "found", "lost to damage");
    }

    @Test
    void refusesOtherFormats() {
        assertThat(dump(Commands.SAMPLE.toString(), "--format", "csv").code()).isEqualTo(ExitCode.USAGE);
    }

    private Run dump(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "dump";
        System.arraycopy(args, 0, all, 1, args.length);
        return Commands.toFile(folder.resolve("dump"), all);
    }
}
