package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.foothold.formats.access.SshConfig.Criterion;
import org.foothold.formats.access.SshConfig.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshConfigTest {
    private static final String SERVER = """
        # Include none
        Include /etc/ssh/sshd_config.d/*.conf "/x y/*"
        PermitRootLogin=prohibit-password
        permitrootlogin yes
          "AuthorizedKeysFile"  .ssh/a "/b/%u" # more
        AcceptEnv LANG LC_*
        AcceptEnv X
        Subsystem sftp internal-sftp -l INFO
        AuthorizedKeysCommand /usr/bin/keys "%u x"
        AuthorizedKeysCommandUser nobody
        TrustedUserCAKeys /etc/ca.pub
        Match User bob,!root Address 10.0.0.0/8
        \tForceCommand echo "a # b" 'c
        \tPermitRootLogin no
        Match all
        X11Forwarding no
        Match user
        Port
        "broken
        """;
    private static final String CLIENT = """
        Host web* !web9 "a b"
          ProxyCommand = sh -c 'nc %h %p' # all
          ProxyCommand none
          IdentityFile ~/.ssh/a\\ b
        Match host x !exec "test -f /tmp/a b" final
          LocalCommand touch /tmp/x
          PermitLocalCommand yes
        Host *
          KnownHostsCommand /bin/kh %H
        Match user=ann
          LogLevel "INFO
        """;

    @TempDir
    Path folder;

    private static SshConfig read(String text) {
        return SshConfig.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void splitsKeywordsAndWords() {
        SshConfig config = read(SERVER);

        assertThat(config.all("include").getFirst().words()).containsExactly("/etc/ssh/sshd_config.d/*.conf", "/x y/*");
        assertThat(config.all("authorizedkeysfile").getFirst().words()).containsExactly(".ssh/a", "/b/%u");
        assertThat(config.all("AuthorizedKeysCommand").getFirst().words()).containsExactly("/usr/bin/keys \"%u x\"");
        assertThat(config.all("ForceCommand").getFirst().value()).isEqualTo("echo \"a # b\" 'c");
        assertThat(config.all("subsystem").getFirst().words()).containsExactly("sftp", "internal-sftp", "-l", "INFO");
        assertThat(config.bad()).extracting(damage -> damage.line()).containsExactly(17L, 18L, 19L);
    }

    @Test
    void notesThatTheFirstWins() {
        SshConfig config = read(SERVER);

        assertThat(config.all("permitrootlogin")).extracting(Setting::first).containsExactly(true, false, false);
        assertThat(config.all("acceptenv")).extracting(Setting::first).containsExactly(true, true);
        assertThat(config.global("PermitRootLogin")).extracting(Setting::line).isEqualTo(3);
        assertThat(config.global("X11Forwarding")).extracting(Setting::line).isEqualTo(16);
        assertThat(config.global("ForceCommand")).isNull();
    }

    @Test
    void givesTheConditions() {
        Setting forced = read(SERVER).all("forcecommand").getFirst();
        assertThat(forced.block()).isNotNull();
        assertThat(forced.block().criteria())
                .containsExactly(
                        new Criterion("user", "bob,!root", false), new Criterion("address", "10.0.0.0/8", false));

        SshConfig client = read(CLIENT);
        assertThat(client.all("proxycommand").getFirst().block().criteria())
                .containsExactly(
                        new Criterion("host", "web*", false),
                        new Criterion("host", "web9", true),
                        new Criterion("host", "a b", false));
        assertThat(client.all("proxycommand").getFirst().value()).isEqualTo("sh -c 'nc %h %p' # all");
        assertThat(client.all("identityfile").getFirst().words()).containsExactly("~/.ssh/a b");
        assertThat(client.all("localcommand").getFirst().block().criteria())
                .containsExactly(
                        new Criterion("host", "x", false),
                        new Criterion("exec", "test -f /tmp/a b", true),
                        new Criterion("final", "", false));
        assertThat(client.all("match").get(1).block().criteria()).containsExactly(new Criterion("user", "ann", false));
        assertThat(client.global("knownhostscommand")).isNotNull();
        assertThat(client.bad())
                .singleElement()
                .satisfies(damage -> assertThat(damage.line()).isEqualTo(11));
    }

    @Test
    void agreesWithTheClient() {
        String text = """
            Host *
             ProxyCommand = sh -c 'nc %h %p' # all
             User="an na"
             LogLevel  DEBUG # c
             LogLevel ERROR
            "Port" 2222
             LocalCommand\t=  touch "/tmp/x y"
             PermitLocalCommand yes
             ControlPath '/a b/c'
            """;
        Path file = Oracle.file(folder, "config", text);
        SshConfig config = read(text);

        compare(
                config,
                Oracle.ask("ssh", "-G", "-F", file.toString(), "somewhere").lines());
    }

    @Test
    void agreesWithTheServer() {
        Path key = folder.resolve("key");
        Oracle.ask("ssh-keygen", "-q", "-N", "", "-t", "ed25519", "-f", key.toString());
        String text = "HostKey " + key
                + "\n"
                + "PermitRootLogin=yes\n"
                + "PermitRootLogin no\n"
                + "\"AuthorizedKeysFile\"  .ssh/a \"/b/%u\" # c\n"
                + "AuthorizedKeysCommand /bin/keys \"%u\"\n"
                + "AuthorizedKeysCommandUser nobody\n"
                + " ForceCommand\techo \"a # b\" c\n"
                + "TrustedUserCAKeys  none # x\n"
                + "Subsystem sftp internal-sftp -l INFO\n";
        Path file = Oracle.file(folder, "sshd", text);
        List<String> told = Oracle.ask("sshd", "-T", "-f", file.toString()).lines();

        assumeTrue(
                told.stream().noneMatch(line -> line.startsWith("Missing privilege separation")), "sshd has no folder");
        compare(read(text), told);
    }

    private static void compare(SshConfig config, List<String> told) {
        assertThat(config.bad()).isEmpty();
        int seen = 0;
        for (Setting setting : config.settings()) {
            if (setting.first() && !setting.keyword().equals("host")) {
                assertThat(told)
                        .anySatisfy(line -> assertThat(line.toLowerCase(Locale.ROOT))
                                .isEqualTo((setting.keyword() + " " + String.join(" ", setting.words()))
                                        .toLowerCase(Locale.ROOT)));
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(6);
    }

    @Test
    void survivesGarbage() {
        Garbage.feed(
                SERVER + CLIENT,
                bytes -> assertThat(SshConfig.read(bytes).settings()).isNotNull());
    }
}
