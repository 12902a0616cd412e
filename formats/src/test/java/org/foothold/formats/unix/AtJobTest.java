package org.foothold.formats.unix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.foothold.formats.linux.LineDamage;
import org.foothold.formats.unix.AtJob.Variable;
import org.junit.jupiter.api.Test;

class AtJobTest {
    static final String DEBIAN = """
            #!/bin/sh
            # atrun uid=1000 gid=1001
            # mail anna 0
            umask 22
            LANG=C.UTF-8; export LANG
            TEXT=a\\ b\\;\\$c"
            "d; export TEXT
            PWD=/home/anna; export PWD
            cd /home/an\\ na || {
            \t echo 'Execution directory inaccessible' >&2
            \t exit 1
            }
            X=1; run $X
            """;
    static final String RED_HAT = """
            #!/bin/sh
            # atrun uid=0 gid=0
            # mail root 0
            umask 22
            PATH=/bin; export PATH
            cd /root || {
            \t echo 'Execution directory inaccessible' >&2
            \t exit 1
            }
            ${SHELL:-/bin/sh} << 'marcinDELIMITER2f1ed2c3'
            /tmp/x

            marcinDELIMITER2f1ed2c3
            """;

    @Test
    void readsTheFormOfDebian() {
        AtJob job = read("a0000301c9c380", DEBIAN);

        assertThat(job.queue()).isEqualTo("a");
        assertThat(job.number()).isEqualTo(3);
        assertThat(job.dueAt()).isEqualTo(Instant.ofEpochSecond(30_000_000L * 60));
        assertThat(job.uid()).isEqualTo(1000);
        assertThat(job.gid()).isEqualTo(1001);
        assertThat(job.mail()).isEqualTo("anna");
        assertThat(job.umask()).isEqualTo("22");
        assertThat(job.variables())
                .containsExactly(
                        new Variable(5, "LANG", "C.UTF-8"),
                        new Variable(6, "TEXT", "a b;$c\nd"),
                        new Variable(8, "PWD", "/home/anna"));
        assertThat(job.directory()).isEqualTo("/home/an na");
        assertThat(job.commandsLine()).isEqualTo(13);
        assertThat(job.commands()).isEqualTo("X=1; run $X\n");
        assertThat(job.damages()).isEmpty();
    }

    @Test
    void readsTheFormOfRedHat() {
        AtJob job = read("b0000f01c9c380", RED_HAT);

        assertThat(job.queue()).isEqualTo("b");
        assertThat(job.commands()).isEqualTo("/tmp/x\n");
        assertThat(job.commandsLine()).isEqualTo(11);
        assertThat(job.directory()).isEqualTo("/root");
    }

    @Test
    void livesWithWhatAtDidNotWrite() {
        AtJob job = read(".SEQ", "run this\n");

        assertThat(job.queue()).isEmpty();
        assertThat(job.number()).isNull();
        assertThat(job.uid()).isNull();
        assertThat(job.commands()).isEqualTo("run this\n");
        assertThat(job.damages()).extracting(LineDamage::what).containsExactly("first line", "header");
        assertThat(read("a", "#!/bin/sh\numask 22\ncd /" + "\\ a".repeat(200_000) + " || {\n}\n")
                        .directory())
                .hasSize(400_001);
        assertThat(read("=0000f01c9c380", "").queue()).isEqualTo("=");
        assertThat(read("a", "#!/bin/sh\nA=1; x\n").variables()).isEqualTo(List.of());
    }

    private static AtJob read(String name, String text) {
        return AtJob.read(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
