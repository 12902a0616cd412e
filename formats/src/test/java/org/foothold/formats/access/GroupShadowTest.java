package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.foothold.formats.access.Password.Scheme;
import org.junit.jupiter.api.Test;

class GroupShadowTest {
    private static final String FILE = "root:*::\nadm:!:boss:anna,bob\ndev:$6$a$b:a,b:\nodd\n";

    @Test
    void givesAdministratorsAndMembers() {
        GroupShadow groups = GroupShadow.read(FILE.getBytes(StandardCharsets.UTF_8));

        assertThat(groups.entries().get(1))
                .isEqualTo(new GroupShadow.Entry(
                        2, "adm", new Password(Scheme.NONE, true), List.of("boss"), List.of("anna", "bob"), Nis.NONE));
        assertThat(groups.entries().get(2).password().scheme()).isEqualTo(Scheme.SHA512);
        assertThat(groups.bad())
                .singleElement()
                .satisfies(damage -> assertThat(damage.lost()).isTrue());
    }

    @Test
    void survivesGarbage() {
        Garbage.feed(
                FILE, bytes -> assertThat(GroupShadow.read(bytes).entries()).isNotNull());
    }
}
