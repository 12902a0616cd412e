package org.foothold.formats.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Lines that were changed at random never stop a reader of lines; each is an event, a part of one, or damage. */
class AuditReaderFuzzTest {
    private static final int ROUNDS = 40_000;
    private static final String SEEDS = "=\"'{}[]<>:\\ \u001d\u0001(),.?-0189afAF\u00e9\ud800";

    private static final List<String> AUDIT = List.of(
            "node=h type=EXECVE msg=audit(1772615727.118:901): argc=2 a0=\"sh\" a1_len=4 a1[0]=6162 a1[1]=63",
            "type=SYSCALL msg=audit(1772615727.118:901): arch=c000003e syscall=59 a0=5 key=6A01\u001dARCH=x86_64 UID=\"a\"",
            "type=USER_CMD msg=audit(1772615727.118:902): pid=1 msg='cwd=\"/\" cmd=6C73 terminal=? res=success'",
            "type=SOCKADDR msg=audit(1772615727.118:903): saddr=0A000050000000002001000000000000000000000000000100000000");
    private static final List<String> SYSLOG = List.of(
            "<86>Mar  4 09:15:27 web-1 sshd[4412]: Accepted publickey for anna",
            "<38>1 2026-03-04T10:15:27.118+01:00 web-1 cron 77 ID4 [o ip=\"1\" n=\"a \\\"b\"] job",
            "2026-03-04 09:15:27+01 mac Installer[9]: done");

    @Test
    void survivesChangedAuditRecords() {
        run(AUDIT, AuditReader::new);
    }

    @Test
    void survivesChangedLinesOfTheSystemLog() {
        run(
                SYSLOG,
                () -> new SyslogReader(SyslogReader.CHANNEL, Instant.parse("2026-03-05T00:00:00Z"), ZoneOffset.UTC));
    }

    private static void run(List<String> good, Supplier<LineReader> fresh) {
        Random random = new Random(11);
        LineReader reader = fresh.get();
        Collected collected = new Collected();
        for (int round = 1; round <= ROUNDS; round++) {
            reader.line(round, changed(good.get(random.nextInt(good.size())), random), collected);
        }
        reader.end(collected);

        assertThat(collected.events).hasSizeGreaterThan(100);
        assertThat(collected.damages).hasSizeGreaterThan(100);
        assertThat(collected.events)
                .allSatisfy(event -> assertThat(event.fields()).containsKey("Channel"));
    }

    private static String changed(String line, Random random) {
        StringBuilder text = new StringBuilder(line);
        for (int i = random.nextInt(6); i > 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            char other = SEEDS.charAt(random.nextInt(SEEDS.length()));
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, other);
                case 1 -> text.insert(at, other);
                case 2 -> text.deleteCharAt(at);
                default -> text.setLength(at);
            }
        }
        return text.toString();
    }
}
