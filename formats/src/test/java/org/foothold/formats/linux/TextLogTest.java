package org.foothold.formats.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextLogTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AUDIT | type=DAEMON_START msg=audit(1772615727.118:901): op=start",
                "AUDIT | node=web-1.example type=CWD msg=audit(1772615727.118:901): cwd=\"/\"",
                "AUDIT | Mar  4 09:15:27 web-1 audispd: node=x type=CWD msg=audit(1772615727.118:901): cwd=\"/\"",
                "SYSLOG | Mar  4 09:15:27 web-1 sshd[4412]: Accepted publickey for anna",
                "SYSLOG | <86>Mar  4 09:15:27 web-1 sshd[4412]: Accepted publickey for anna",
                "SYSLOG | <38>1 2026-03-04T10:15:27.118+01:00 web-1 cron 77 ID4 - job",
                "SYSLOG | 2026-03-04T10:15:27.118411+01:00 web-1 CRON[77]: (root) CMD (/tmp/x)",
                "SYSLOG | Mar  4 09:15:27 web-1 kernel: audit: type=1400 audit(1772615727.118:901): apparmor=\"DENIED\"",
                "INSTALL | 2026-03-04 09:15:27+01 mac Installer Progress[9]: done",
                " | 2026-03-04 09:15:27 INFO server started",
                " | 2026-03-04T09:15:27Z INFO server started: yes",
                " | 2026-03-04 09:15:27 status installed base-files:amd64 12.4",
                " | Dear reader, 4 09:15:27",
                " | '  type=CWD msg=audit(1772615727.118:901): cwd=/'",
                " | <html>"
            })
    void isKnownByItsLines(TextLog log, String line) {
        assertThat(of(line)).isEqualTo(log);
        assertThat(of(line + "\n" + line + "\r\nsomething else\n")).isEqualTo(log);
        assertThat(of(line + "\nsomething\nelse\n")).isNull();
        assertThat(of(line + "\n" + line + "\0")).isNull();
    }

    @Test
    void anEmptyFileIsNoLog() {
        assertThat(of("")).isNull();
        assertThat(of("\n\n")).isNull();
    }

    private static TextLog of(String text) {
        return TextLog.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
