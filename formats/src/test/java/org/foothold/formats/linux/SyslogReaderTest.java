package org.foothold.formats.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SyslogReaderTest {
    private static final Instant FILE_TIME = Instant.parse("2026-03-05T00:00:00Z");

    private static Collected read(String... lines) {
        return Collected.of(new SyslogReader(SyslogReader.CHANNEL, FILE_TIME, ZoneOffset.UTC), lines);
    }

    private static Map<String, List<String>> fields(String line) {
        Collected collected = read(line);
        assertThat(collected.damages).isEmpty();
        return collected.events.getFirst().fields();
    }

    @Test
    void readsALineOfAFile() {
        assertThat(
                        fields(
                                "Mar  4 09:15:27 web-1 sshd[4412]: Accepted publickey for anna from 203.0.113.24 port 5022 ssh2"))
                .containsExactly(
                        Map.entry("Channel", List.of("linux/syslog")),
                        Map.entry("timestamp", List.of("2026-03-04T09:15:27Z")),
                        Map.entry("host", List.of("web-1")),
                        Map.entry("program", List.of("sshd")),
                        Map.entry("pid", List.of("4412")),
                        Map.entry("message", List.of("Accepted publickey for anna from 203.0.113.24 port 5022 ssh2")));
    }

    @Test
    void readsThePriority() {
        assertThat(fields("<86>Mar  4 09:15:27 web-1 sudo:     anna : TTY=pts/0 ; COMMAND=/bin/sh"))
                .containsEntry("facility", List.of("authpriv"))
                .containsEntry("severity", List.of("info"))
                .containsEntry("program", List.of("sudo"))
                .containsEntry("message", List.of("anna : TTY=pts/0 ; COMMAND=/bin/sh"))
                .doesNotContainKey("pid");
        assertThat(fields("<999>Mar  4 09:15:27 web-1 a: b")).doesNotContainKeys("facility", "severity");
    }

    @Test
    void readsRfc5424() {
        assertThat(fields("<38>1 2026-03-04T10:15:27.118+01:00 web-1 cron 77 ID4 "
                        + "[origin ip=\"192.0.2.1\" note=\"a \\\"b\\\" \\]\"][meta n=\"1\"] \ufeffjob started"))
                .containsEntry("timestamp", List.of("2026-03-04T09:15:27.118Z"))
                .containsEntry("program", List.of("cron"))
                .containsEntry("pid", List.of("77"))
                .containsEntry("msgid", List.of("ID4"))
                .containsEntry("origin.ip", List.of("192.0.2.1"))
                .containsEntry("origin.note", List.of("a \"b\" ]"))
                .containsEntry("meta.n", List.of("1"))
                .containsEntry("message", List.of("job started"))
                .containsEntry("facility", List.of("auth"));
        assertThat(fields("<38>1 - - - - - - hello"))
                .containsEntry("message", List.of("hello"))
                .doesNotContainKeys("timestamp", "host", "program", "pid");
    }

    @Test
    void readsIsoTimes() {
        assertThat(fields("2026-03-04T09:15:27.118204+01:00 web-1 systemd[1]: Started x.service."))
                .containsEntry("timestamp", List.of("2026-03-04T08:15:27.118204Z"))
                .containsEntry("program", List.of("systemd"));
        assertThat(fields("2026-03-04 09:15:27+01 mac Installer Progress[9]: done"))
                .containsEntry("timestamp", List.of("2026-03-04T08:15:27Z"))
                .containsEntry("message", List.of("Installer Progress[9]: done"));
    }

    @Test
    void theYearComesFromTheFile() {
        Collected collected = read(
                "Dec 31 23:59:59 h a: b",
                "Feb 29 00:00:00 h a: b",
                "Mar  5 12:00:00 h a: b",
                "Mar  7 00:00:00 h a: b",
                "Mar  4 2019 09:15:27 h a: b");

        assertThat(collected.events)
                .extracting(event -> event.values("timestamp").getFirst())
                .containsExactly(
                        "2025-12-31T23:59:59Z",
                        "2024-02-29T00:00:00Z",
                        "2026-03-05T12:00:00Z",
                        "2025-03-07T00:00:00Z",
                        "2019-03-04T09:15:27Z");
    }

    @Test
    void timesWithoutAZoneAreOfTheGivenOne() {
        SyslogReader reader = new SyslogReader(SyslogReader.CHANNEL, FILE_TIME, ZoneId.of("Europe/Berlin"));

        assertThat(Collected.of(reader, "Mar  4 09:15:27 h a: b")
                        .events
                        .getFirst()
                        .values("timestamp"))
                .containsExactly("2026-03-04T08:15:27Z");
    }

    @Test
    void aLineWithoutAProgramKeepsItsMessage() {
        assertThat(fields("Mar  4 09:15:27 web-1 last message repeated 3 times"))
                .containsEntry("host", List.of("web-1"))
                .containsEntry("message", List.of("last message repeated 3 times"))
                .doesNotContainKey("program");
        assertThat(fields("Mar  4 09:15:27 kernel: [ 1.0] x"))
                .containsEntry("program", List.of("kernel"))
                .doesNotContainKey("host");
        assertThat(fields("Mar  4 09:15:27 web-1 sshd(pam_unix)[7]: x"))
                .containsEntry("program", List.of("sshd(pam_unix)"));
    }

    @Test
    void whatIsNoLineOfTheLogIsDamage() {
        Collected collected = read(
                "",
                "    at com.example.Main",
                "Feb 30 09:15:27 h a: b",
                "<38>1 2026-03-04T09:15:27Z h",
                "Mar  4 09:15:27");

        assertThat(collected.damages).extracting(LineDamage::line).containsExactly(2L, 3L, 4L, 5L);
        assertThat(collected.events).extracting(LogEvent::line).containsExactly(3L, 4L, 5L);
    }
}
