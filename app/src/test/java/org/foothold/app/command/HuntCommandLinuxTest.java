package org.foothold.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.foothold.app.command.Commands.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hunts through the logs that a Linux machine keeps, by our own rules. */
class HuntCommandLinuxTest {
    private static final String AUDIT = """
            type=SYSCALL msg=audit(1772615727.118:901): arch=c000003e syscall=257 success=yes exit=3 a0=ffffff9c ppid=1 pid=4412 auid=1000 uid=0 comm="bash" exe="/usr/bin/bash" key="persistence"
            type=CWD msg=audit(1772615727.118:901): cwd="/etc/cron.d"
            type=PATH msg=audit(1772615727.118:901): item=0 name="/etc/cron.d" nametype=PARENT
            type=PATH msg=audit(1772615727.118:901): item=1 name="update" nametype=CREATE
            type=PROCTITLE msg=audit(1772615727.118:901): proctitle=62617368
            type=SYSCALL msg=audit(1772615728.118:902): arch=c000003e syscall=90 success=yes exit=0 a0=7f21 a1=9ed a2=0 a3=0 ppid=1 pid=4413 auid=1000 uid=0 comm="chmod" exe="/usr/bin/chmod" key="perm_mod"
            type=CWD msg=audit(1772615728.118:902): cwd="/tmp"
            type=PATH msg=audit(1772615728.118:902): item=0 name=".s" nametype=NORMAL
            type=SYSCALL msg=audit(1772615729.118:903): arch=c000003e syscall=59 success=yes exit=0 a0=5 a1=6 a2=7 a3=8 ppid=1 pid=4414 auid=1000 uid=0 comm="useradd" exe="/usr/sbin/useradd"
            type=EXECVE msg=audit(1772615729.118:903): argc=6 a0="useradd" a1="-o" a2="-u" a3="0" a4="-M" a5="toor"
            type=EOE msg=audit(1772615729.118:903):
            no record
            """;

    @TempDir
    private Path folder;

    @TempDir
    private Path reports;

    private Run hunt(String workers) {
        return Commands.toFile(
                reports.resolve("report"), "hunt", folder.toString(), "--format", "ndjson", "--workers", workers);
    }

    @Test
    void findsFootholdsInTheLogsOfLinux() throws IOException {
        Files.writeString(folder.resolve("audit.log"), AUDIT);
        Files.writeString(folder.resolve("auth.log"), """
                Mar  4 09:15:27 web-14 sshd[1822]: Accepted password for www-data from 203.0.113.9 port 50312 ssh2
                Mar  4 09:16:27 web-14 useradd[1823]: new user: name=toor, UID=0, GID=0, home=/root, shell=/bin/bash, from=/dev/pts/0
                """);
        Files.writeString(folder.resolve("syslog"), """
                2026-03-04T09:17:00.000000+00:00 web-14 CRON[1824]: (root) CMD (/dev/shm/.k)
                2026-03-04T09:18:00.000000+00:00 web-14 systemd[1]: Started cron.service.
                """);
        Files.write(folder.resolve("wtmp"), session("www-data"));
        Files.write(folder.resolve("lastlog"), lastlog(33));

        Run run = hunt("2");

        assertThat(titles(run))
                .contains(
                        "File put into a folder of cron is run as root again and again",
                        "Set-user-id bit put on a file in a folder that users may write",
                        "Service account logged on over SSH",
                        "Account with the number of root added",
                        "Session of an account that only runs a service",
                        "Account with the number of a service signed in");
        assertThat(outcome(run, "audit.log"))
                .contains("\"events\":3", "\"damaged\":1", "line 12: audit record: expected");
        assertThat(outcome(run, "auth.log")).contains("\"result\":\"found\"", "\"events\":2", "\"damaged\":0");
        assertThat(run.out()).contains("\"name\":\"web-14\"");
        assertThat(run.code()).isEqualTo(ExitCode.UNREAD);
        assertThat(hunt("1").out().replaceAll("\"seconds\":[^,}]*", ""))
                .isEqualTo(run.out().replaceAll("\"seconds\":[^,}]*", ""));
    }

    @Test
    void readsRotatedLogsAndTakesTheYearFromTheFile() throws IOException {
        Path log = folder.resolve("auth.log.2.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(log))) {
            out.write("Dec 31 23:59:59 web-14 sshd[1822]: Accepted none for support from 203.0.113.9 port 50312 ssh2\n"
                    .getBytes(StandardCharsets.UTF_8));
        }
        Files.setLastModifiedTime(log, FileTime.from(Instant.parse("2025-01-07T00:00:00Z")));

        Run run = hunt("2");

        assertThat(run.out()).contains("\"2024-12-31T23:59:59Z\"");
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
    }

    private static List<String> titles(Run run) {
        return run.out()
                .lines()
                .filter(line -> line.startsWith("{\"kind\":\"finding\""))
                .map(line -> line.replaceAll(".*?\"title\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    private static String outcome(Run run, String path) {
        return run.out()
                .lines()
                .filter(line -> line.startsWith("{\"kind\":\"outcome\",\"source\":{\"path\":\"" + path + "\""))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] session(String user) {
        ByteBuffer record = ByteBuffer.allocate(384).order(ByteOrder.LITTLE_ENDIAN);
        record.putInt(0, 7).put(8, "pts/0".getBytes(StandardCharsets.UTF_8));
        return record.put(44, user.getBytes(StandardCharsets.UTF_8))
                .putInt(340, 1_772_615_727)
                .array();
    }

    private static byte[] lastlog(int account) {
        ByteBuffer file = ByteBuffer.allocate(292 * (account + 1)).order(ByteOrder.LITTLE_ENDIAN);
        return file.putInt(292 * account, 1_772_615_727)
                .put(292 * account + 4, "pts/0".getBytes(StandardCharsets.UTF_8))
                .array();
    }
}
