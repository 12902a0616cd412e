package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.foothold.formats.access.Password.Scheme;
import org.junit.jupiter.api.Test;

class GroupTest {
    private static final String FILE = "root:x:0:\nsudo:x:27:anna, bob,,\n+:::\nnomembers:x:9\nbad:x:nine:a\n:x:1:\n";

    @Test
    void givesMembers() {
        Group group = Group.read(FILE.getBytes(StandardCharsets.UTF_8));

        assertThat(group.entries()).hasSize(4);
        assertThat(group.entries().get(1))
                .isEqualTo(new Group.Entry(
                        2, "sudo", new Password(Scheme.SHADOWED, false), 27L, List.of("anna", "bob"), Nis.NONE));
        assertThat(group.entries().get(2).nis()).isEqualTo(Nis.ADDED);
        assertThat(group.bad())
                .extracting(damage -> damage.line() + " " + damage.lost())
                .containsExactly("4 false", "5 true", "6 true");
    }

    @Test
    void survivesGarbage() {
        Garbage.feed(FILE, bytes -> assertThat(Group.read(bytes).entries()).isNotNull());
    }
}
