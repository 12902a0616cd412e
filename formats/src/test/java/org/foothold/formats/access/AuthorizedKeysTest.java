package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorizedKeysTest {
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
    private static final String FILE = "# keys\n" + KEY + " anna@home with blanks\n"
            + "command=\"echo \\\"hi, there\\\" # no\",no-PTY,from=\"10.0.0.0/8,!10.1.1.1\",environment=\"A=b\","
            + "environment=\"LD_PRELOAD=/tmp/x.so\" " + KEY + "\n"
            + "restrict,cert-authority,principals=\"root\",expiry-time=\"20270101Z\"\t" + KEY + "\tca\n"
            + "strange=\"x\" " + KEY + "\n"
            + KEY.replace("ed25519", "rsa") + "\n" + KEY + "=\nssh-ed25519\n1024 35 1234 old\n";

    @TempDir
    Path folder;

    private static AuthorizedKeys read(String text) {
        return AuthorizedKeys.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void givesKeysWithTheirOptions() {
        List<AuthorizedKeys.Entry> entries = read(FILE).entries();

        assertThat(entries).extracting(AuthorizedKeys.Entry::line).containsExactly(2, 3, 4, 5);
        assertThat(entries.get(0).comment()).isEqualTo("anna@home with blanks");
        assertThat(entries.get(1).values("command")).containsExactly("echo \"hi, there\" # no");
        assertThat(entries.get(1).values("environment")).containsExactly("A=b", "LD_PRELOAD=/tmp/x.so");
        assertThat(entries.get(1).values("from")).containsExactly("10.0.0.0/8,!10.1.1.1");
        assertThat(entries.get(1).has("no-pty")).isTrue();
        assertThat(entries.get(1).has("restrict")).isFalse();
        assertThat(entries.get(2).has("cert-authority")).isTrue();
        assertThat(entries.get(2).values("principals")).containsExactly("root");
        assertThat(entries.get(2).comment()).isEqualTo("ca");
        assertThat(entries.get(2).key().bits()).isEqualTo(256);
    }

    @Test
    void tellsWhatIsNoKey() {
        assertThat(read(FILE).bad())
                .extracting(damage -> damage.line() + " " + damage.what() + " " + damage.lost())
                .containsExactly(
                        "5 option false",
                        "6 type in the key true",
                        "7 key true",
                        "8 key true",
                        "9 option false",
                        "9 type of key true");
    }

    @Test
    void agreesWithTheProgramThatMakesKeys() throws IOException {
        List<String> keys = new ArrayList<>();
        for (String type :
                List.of("rsa -b 2048", "rsa -b 3072", "ecdsa -b 256", "ecdsa -b 384", "ecdsa -b 521", "ed25519")) {
            String[] words = type.split(" ");
            Path key = folder.resolve("k" + keys.size());
            List<String> arguments = new ArrayList<>(List.of("-q", "-N", "", "-C", "a b", "-f", key.toString(), "-t"));
            arguments.addAll(List.of(words));
            Oracle.ask("ssh-keygen", arguments.toArray(String[]::new));
            keys.add(Files.readString(Path.of(key + ".pub")).strip());
            Oracle.ask("ssh-keygen", "-q", "-s", key.toString(), "-I", "id", "-n", "root", key + ".pub");
            keys.add(Files.readString(Path.of(key + "-cert.pub")).strip());
        }
        Path file = Oracle.file(folder, "keys", String.join("\n", keys) + "\n");

        List<String> told = Oracle.ask("ssh-keygen", "-lf", file.toString()).lines();
        List<String> ours = new ArrayList<>();
        for (AuthorizedKeys.Entry entry :
                AuthorizedKeys.read(Files.readAllBytes(file)).entries()) {
            ours.add(entry.key().bits() + " " + entry.key().fingerprint() + " " + entry.comment());
        }

        assertThat(told).hasSize(12);
        assertThat(ours)
                .isEqualTo(told.stream()
                        .map(line -> line.substring(0, line.lastIndexOf(" (")))
                        .toList());
    }

    @Test
    void survivesGarbage() {
        Garbage.feed(
                FILE, bytes -> assertThat(AuthorizedKeys.read(bytes).entries()).isNotNull());
    }
}
