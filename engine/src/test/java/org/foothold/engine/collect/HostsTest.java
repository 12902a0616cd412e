package org.foothold.engine.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.foothold.engine.source.Candidate;
import org.foothold.engine.source.Listing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostsTest {
    private static final String AUDIT =
            "type=USER_LOGIN msg=audit(1709540127.118:7): pid=1 uid=0 acct=\"a\" res=success\n";

    @TempDir
    private Path folder;

    @Test
    void aLogOfTheFolderNamesTheMachine() throws IOException {
        write("log/auth.log", syslog("web-1") + syslog("web-1"));
        write("log/wtmp", "x");

        assertThat(of("log/wtmp")).isEqualTo("web-1");
    }

    @Test
    void theFolderAboveIsAskedNext() throws IOException {
        write("log/auth.log", syslog("web-1"));
        write("log/audit/audit.log", AUDIT);

        assertThat(of("log/audit/audit.log")).isEqualTo("web-1");
        write("log/audit/audit.log.1", "node=db-1 " + AUDIT);
        assertThat(of("log/audit/audit.log")).isEqualTo("db-1");
    }

    @Test
    void whereMoreThanOneIsNamedTheFolderStandsForIt() throws IOException {
        write("log/auth.log", syslog("web-1") + syslog("web-2"));
        write("log/wtmp", "x");
        write("alone/wtmp", "x");

        assertThat(of("log/wtmp")).isEqualTo("log");
        assertThat(of("alone/wtmp")).isEqualTo("alone");
        assertThat(Hosts.NONE.of("audit.log", Path.of("audit.log"))).isEqualTo("audit.log");
        assertThat(new Hosts(Listing.of(List.of(folder))).of("logs.zip/log/wtmp", null))
                .isEqualTo("logs.zip/log");
    }

    @Test
    void whatAnotherTargetSaysIsNothing() throws IOException {
        write("a/log/auth.log", syslog("web-1"));
        write("b/log/wtmp", "x");
        List<Candidate> both = Listing.of(List.of(folder.resolve("a"), folder.resolve("b")));

        assertThat(new Hosts(both).of("log/wtmp", folder.resolve("b/log/wtmp"))).isEqualTo("log");
        assertThat(new Hosts(both).of("log/wtmp", folder.resolve("a/log/wtmp"))).isEqualTo("web-1");
    }

    private static String syslog(String host) {
        return "Mar  4 09:15:27 " + host + " sshd[4412]: Accepted publickey for anna from 203.0.113.9 port 5 ssh2\n";
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String of(String path) {
        return new Hosts(Listing.of(List.of(folder))).of(path, folder.resolve(path));
    }
}
