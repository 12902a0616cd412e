package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.foothold.formats.access.Password.Scheme;
import org.junit.jupiter.api.Test;

class ShadowTest {
    private static final String FILE = """
        root:$y$j9T$salt$hash:19800:0:99999:7:::
        daemon:*:19800:0:99999:7:::
        svc:!$6$s$h:19800:1:2:3:4:20000:
        open::::::::
        short:$1$a$b
        bad:x:today::::::
        more:*:1:2:3:4:5:6:7:8
        lonely
        """;

    @Test
    void givesSchemesAndDays() {
        Shadow shadow = Shadow.read(FILE.getBytes(StandardCharsets.UTF_8));

        assertThat(shadow.entries())
                .extracting(
                        entry -> entry.name() + " " + entry.password().scheme().text() + " "
                                + entry.password().locked())
                .containsExactly(
                        "root yescrypt false",
                        "daemon none false",
                        "svc sha512 true",
                        "open empty false",
                        "short md5 false");
        assertThat(shadow.entries().get(2))
                .isEqualTo(new Shadow.Entry(
                        3, "svc", new Password(Scheme.SHA512, true), 19800L, 1L, 2L, 3L, 4L, 20000L, Nis.NONE));
        assertThat(shadow.bad())
                .extracting(damage -> damage.line() + " " + damage.lost())
                .containsExactly("5 false", "6 true", "7 false", "7 true", "8 true");
    }

    @Test
    void keepsNoHash() {
        assertThat(Shadow.read(FILE.getBytes(StandardCharsets.UTF_8)).entries().toString())
                .doesNotContain("salt")
                .doesNotContain("hash");
    }

    @Test
    void survivesGarbage() {
        Garbage.feed(FILE, bytes -> assertThat(Shadow.read(bytes).entries()).isNotNull());
    }
}
