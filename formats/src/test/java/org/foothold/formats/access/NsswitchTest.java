package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.foothold.formats.access.Nsswitch.Service;
import org.junit.jupiter.api.Test;

class NsswitchTest {
    private static final String FILE =
            "passwd: files[NOTFOUND=return  success=continue] evil # c\n\n hosts :\tdns\nno\nx: [a=b]\n";

    @Test
    void givesServicesInOrder() {
        Nsswitch nsswitch = Nsswitch.read(FILE.getBytes(StandardCharsets.UTF_8));

        assertThat(nsswitch.entries().getFirst())
                .isEqualTo(new Nsswitch.Entry(
                        1,
                        "passwd",
                        List.of(
                                new Service("files", List.of("notfound=return", "success=continue")),
                                new Service("evil", List.of()))));
        assertThat(nsswitch.entries().get(1).database()).isEqualTo("hosts");
        assertThat(nsswitch.bad()).extracting(damage -> damage.line()).containsExactly(4L, 5L);
    }

    @Test
    void survivesGarbage() {
        Garbage.feed(FILE, bytes -> assertThat(Nsswitch.read(bytes).entries()).isNotNull());
    }
}
