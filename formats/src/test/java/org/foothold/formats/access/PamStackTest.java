package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PamStackTest {
    private static final String FILE = """
        #%PAM-1.0
        @include common-auth # all
        auth [success=1 default=ignore] pam_unix.so nullok [a b \\] c]
        -Session optional pam_systemd.so
        # comment \\
        auth sufficient /tmp/pam_evil.so
        auth required \\
          pam_exec.so quiet \\
          /usr/bin/x y # c \\
        session include postlogin
        account substack system
        auth required
        strange required x.so
        """;

    @Test
    void givesTheLinesOfAStack() {
        PamStack stack = PamStack.read(FILE.getBytes(StandardCharsets.UTF_8));

        assertThat(stack.entries())
                .extracting(entry -> entry.line() + " " + entry.type() + " " + entry.control() + " " + entry.module()
                        + " " + entry.arguments())
                .containsExactly(
                        "2  @include common-auth []",
                        "3 auth [success=1 default=ignore] pam_unix.so [nullok, a b ] c]",
                        "4 session optional pam_systemd.so []",
                        "6 auth sufficient /tmp/pam_evil.so []",
                        "7 auth required pam_exec.so [quiet, /usr/bin/x, y]",
                        "10 session include postlogin []",
                        "11 account substack system []",
                        "13 strange required x.so []");
        assertThat(stack.entries().get(1).actions()).isEqualTo(Map.of("success", "1", "default", "ignore"));
        assertThat(stack.entries()).extracting(PamStack.Entry::silent).containsSubsequence(false, true, false);
        assertThat(stack.entries().get(0).includes()).isTrue();
        assertThat(stack.entries().get(1).includes()).isFalse();
        assertThat(stack.bad())
                .extracting(damage -> damage.line() + " " + damage.lost())
                .containsExactly("12 true", "13 false");
    }

    @Test
    void findsTheServiceInTheOneFile() {
        byte[] bytes = "login auth required pam_unix.so x\nother\tauth required\n".getBytes(StandardCharsets.UTF_8);

        assertThat(PamStack.readConf(bytes).entries())
                .containsExactly(new PamStack.Entry(
                        1, "login", "auth", false, "required", Map.of(), "pam_unix.so", List.of("x")));
        assertThat(PamStack.readConf(bytes).bad()).hasSize(1);
    }

    @Test
    void survivesGarbage() {
        Garbage.feed(FILE, bytes -> {
            assertThat(PamStack.read(bytes).entries()).isNotNull();
            assertThat(PamStack.readConf(bytes).entries()).isNotNull();
        });
    }
}
