package org.foothold.formats.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AuditReaderTest {
    private static final String[] EXEC = {
        "type=SYSCALL msg=audit(1772615727.118:901): arch=c000003e syscall=59 success=yes exit=0 a0=55d0 a1=55d1 a2=55d2"
                + " a3=8 items=2 ppid=4401 pid=4412 auid=1000 uid=0 comm=\"crontab\" exe=\"/usr/bin/crontab\""
                + " key=6A6F6273016375726C\u001dARCH=x86_64 SYSCALL=execve AUID=\"anna\" UID=\"root\"",
        "type=EXECVE msg=audit(1772615727.118:901): argc=3 a0=\"crontab\" a1=\"-u\" a2=2F746D702F6120622E747874",
        "type=PATH msg=audit(1772615727.118:901): item=0 name=\"/usr/bin/crontab\" inode=1 nametype=NORMAL",
        "type=PATH msg=audit(1772615727.118:901): item=1 name=2F746D702F6120622E747874 inode=2 nametype=NORMAL",
        "type=PROCTITLE msg=audit(1772615727.118:901): proctitle=63726F6E746162002D75002F746D702F6120622E747874",
    };

    @Test
    void recordsOfOneSerialAreOneEvent() {
        Collected collected = Collected.of(new AuditReader(), EXEC);

        assertThat(collected.damages).isEmpty();
        assertThat(collected.events).hasSize(1);
        LogEvent event = collected.events.getFirst();
        assertThat(event.line()).isEqualTo(1);
        assertThat(event.values("Channel")).containsExactly("linux/auditd");
        assertThat(event.values("timestamp")).containsExactly("2026-03-04T09:15:27.118Z");
        assertThat(event.values("serial")).containsExactly("901");
        assertThat(event.values("type")).containsExactly("SYSCALL", "EXECVE", "PATH", "PATH", "PROCTITLE");
        assertThat(event.values("arch")).containsExactly("x86_64");
        assertThat(event.values("syscall")).containsExactly("execve");
        assertThat(event.values("name")).containsExactly("/usr/bin/crontab", "/tmp/a b.txt");
        assertThat(event.values("proctitle")).containsExactly("crontab -u /tmp/a b.txt");
        assertThat(event.values("key")).containsExactly("jobs", "curl");
        assertThat(event.values("AUID")).containsExactly("anna");
    }

    @Test
    void argumentsReplaceThePointersOfTheCall() {
        LogEvent event = Collected.of(new AuditReader(), EXEC).events.getFirst();

        assertThat(event.values("a0")).containsExactly("crontab");
        assertThat(event.values("a2")).containsExactly("/tmp/a b.txt");
        assertThat(event.values("a3")).isEmpty();
        assertThat(event.values("argc")).containsExactly("3");
        assertThat(event.values("CommandLine")).containsExactly("crontab -u /tmp/a b.txt");
    }

    @Test
    void aCallWithoutArgumentsKeepsItsPointers() {
        LogEvent event = Collected.of(new AuditReader(), EXEC[0]).events.getFirst();

        assertThat(event.values("a0")).containsExactly("55d0");
        assertThat(event.values("CommandLine")).isEmpty();
    }

    @Test
    void piecesOfALongArgumentArePutTogether() {
        Collected collected = Collected.of(
                new AuditReader(),
                "type=EXECVE msg=audit(1.000:1): argc=2 a0=\"sh\" a1_len=8 a1[0]=61626364",
                "type=EXECVE msg=audit(1.000:1): a1[1]=65666768");

        assertThat(collected.events.getFirst().values("a1")).containsExactly("abcdefgh");
        assertThat(collected.events.getFirst().values("CommandLine")).containsExactly("sh abcdefgh");
    }

    @Test
    void pairsInsideAMessageAreFields() {
        LogEvent event = Collected.of(
                        new AuditReader(),
                        "node=web-1 type=ADD_USER msg=audit(1772615727.118:9): pid=12 uid=0 auid=4294967295"
                                + " msg='op=adding user acct=\"sync\" exe=\"/usr/sbin/useradd\" hostname=? addr=? res=success'")
                .events
                .getFirst();

        assertThat(event.values("node")).containsExactly("web-1");
        assertThat(event.values("op")).containsExactly("adding");
        assertThat(event.values("acct")).containsExactly("sync");
        assertThat(event.values("res")).containsExactly("success");
        assertThat(event.values("addr")).isEmpty();
        assertThat(event.values("auid")).containsExactly("4294967295");
    }

    @Test
    void wordsOfOldKernelsAreUnderstood() {
        Collected collected = Collected.of(
                new AuditReader(),
                "type=LOGIN msg=audit(1.000:1): login pid=5 uid=0 old auid=4294967295 new auid=0",
                "type=AVC msg=audit(1.000:2): avc:  denied  { read write } for  pid=7 comm=\"a\"",
                "type=USER_END msg=audit(1.000:3): user pid=5 msg='PAM: close acct=\"root\" : terminal=cron res=success)'",
                "type=AVC msg=audit(1.000:4): avc:  granted  { read");

        assertThat(collected.events.get(0).values("old_auid")).containsExactly("4294967295");
        assertThat(collected.events.get(0).values("new_auid")).containsExactly("0");
        assertThat(collected.events.get(0).values("uid")).containsExactly("0");
        assertThat(collected.events.get(1).values("seresult")).containsExactly("denied");
        assertThat(collected.events.get(1).values("seperms")).containsExactly("read", "write");
        assertThat(collected.events.get(1).values("comm")).containsExactly("a");
        assertThat(collected.events.get(2).values("res")).containsExactly("success");
        assertThat(collected.events.get(3).values("seperms")).containsExactly("read");
    }

    @Test
    void eventsThatMixAreKeptApart() {
        Collected collected = Collected.of(
                new AuditReader(),
                "type=SYSCALL msg=audit(10.000:1): arch=c00000b7 syscall=221 pid=1",
                "type=SYSCALL msg=audit(10.001:2): arch=c00000b7 syscall=9999 pid=2",
                "type=CWD msg=audit(10.000:1): cwd=\"/one\"",
                "type=EOE msg=audit(10.001:2):",
                "type=CWD msg=audit(10.000:1): cwd=\"/two\"");

        assertThat(collected.events)
                .extracting(event -> event.values("serial").getFirst())
                .containsExactly("2", "1");
        assertThat(collected.events.get(1).values("cwd")).containsExactly("/one", "/two");
        assertThat(collected.events.get(1).values("syscall")).containsExactly("execve");
        assertThat(collected.events.get(0).values("syscall")).containsExactly("9999");
    }

    @Test
    void anEventIsWholeWhenOneComesTwoSecondsLater() {
        AuditReader reader = new AuditReader();
        Collected collected = new Collected();

        reader.line(1, "type=CWD msg=audit(10.000:1): cwd=\"/\"", collected);
        reader.line(2, "type=CWD msg=audit(12.000:2): cwd=\"/\"", collected);
        assertThat(collected.events).isEmpty();
        reader.line(3, "type=CWD msg=audit(12.001:3): cwd=\"/\"", collected);

        assertThat(collected.events).hasSize(1);
    }

    @Test
    void moreOpenEventsThanAllowedAreGivenInOrder() {
        AuditReader reader = new AuditReader();
        Collected collected = new Collected();
        for (int i = 1; i <= 300; i++) {
            reader.line(i, "type=CWD msg=audit(10.000:" + i + "): cwd=\"/\"", collected);
        }

        assertThat(collected.events).hasSize(300 - 256);
        assertThat(collected.events.getFirst().values("serial")).containsExactly("1");
    }

    @Test
    void tooManyRecordsAreDamageAndGiveOneEvent() {
        String[] lines = new String[1100];
        Arrays.fill(lines, "type=PATH msg=audit(10.000:1): name=\"/a\"");
        Collected collected = Collected.of(new AuditReader(), lines);

        assertThat(collected.events).hasSize(1);
        assertThat(collected.events.getFirst().values("name")).hasSize(1024);
        assertThat(collected.damages).hasSize(1);
        assertThat(collected.damages.getFirst().line()).isEqualTo(1025);
    }

    @Test
    void addressesAreDecodedAndWrongOnesAreDamage() {
        Collected collected = Collected.of(
                new AuditReader(),
                "type=SOCKADDR msg=audit(1.000:1): saddr=02000050A9FEA9FE0000000000000000",
                "type=UNKNOWN[1306] msg=audit(1.000:2): saddr=0200",
                "type=1306 audit(1.000:3): saddr=xyz",
                "no record at all");

        assertThat(collected.events).hasSize(3);
        assertThat(collected.events.get(0).values("addr")).containsExactly("169.254.169.254");
        assertThat(collected.events.get(0).values("port")).containsExactly("80");
        assertThat(collected.events)
                .allSatisfy(event -> assertThat(event.values("type")).containsExactly("SOCKADDR"));
        assertThat(collected.damages).extracting(LineDamage::line).containsExactly(2L, 3L, 4L);
        assertThat(collected.damages.getLast().reason())
                .isEqualTo("audit record: expected type=… msg=audit(time:serial):, found no record at all");
    }

    @Test
    void namesBeginAtTheRoot() {
        String head = " msg=audit(1772615727.118:905): ";
        Collected collected = Collected.of(
                new AuditReader(),
                "node=web-1 type=SYSCALL" + head + "arch=c000003e syscall=257 success=yes comm=\"sh\" exe=\"/bin/sh\"",
                "node=web-1 type=CWD" + head + "cwd=\"/etc/cron.d\"",
                "node=web-1 type=PATH" + head + "item=0 name=\"/etc/cron.d\" nametype=PARENT",
                "node=web-1 type=PATH" + head + "item=1 name=\"../passwd\" nametype=CREATE",
                "node=web-1 type=PATH" + head + "item=2 name=\"./job\" nametype=CREATE",
                "node=web-1 type=KERN_MODULE" + head + "name=\"rk\"",
                "node=web-1 type=EOE" + head);

        assertThat(collected.events).singleElement().satisfies(event -> {
            assertThat(event.values("name")).containsExactly("/etc/cron.d", "/etc/passwd", "/etc/cron.d/job", "rk");
            assertThat(event.values("node")).containsExactly("web-1");
            assertThat(event.machine()).isEqualTo("web-1");
            assertThat(event.at()).isEqualTo(java.time.Instant.parse("2026-03-04T09:15:27.118Z"));
        });
    }

    @Test
    void whatIsHeldBackIsBounded() {
        Collected collected = new Collected();
        AuditReader reader = new AuditReader();
        String text = "x".repeat(1 << 20);
        for (int n = 1; n <= 40; n++) {
            reader.line(n, "type=SYSCALL msg=audit(1772615727.118:" + n + "): key=" + text, collected);
        }

        assertThat(collected.events).hasSize(25);
        reader.end(collected);
        assertThat(collected.events).hasSize(40);
    }
}
