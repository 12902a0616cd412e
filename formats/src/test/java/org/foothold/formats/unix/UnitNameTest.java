package org.foothold.formats.unix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnitNameTest {
    @Test
    void knowsItsParts() {
        assertThat(UnitName.of("a.b.timer")).isEqualTo(new UnitName("a.b.timer", "a.b", null, "timer"));
        assertThat(UnitName.of("a@b@c.mount")).isEqualTo(new UnitName("a@b@c.mount", "a", "b@c", "mount"));
        assertThat(UnitName.of("a@.service").isTemplate()).isTrue();
        assertThat(UnitName.of("a@b.service").isTemplate()).isFalse();
        assertThat(UnitName.of("a.service").isTemplate()).isFalse();
        assertThat(UnitName.of("x").type()).isEmpty();
    }

    @Test
    void namesTheFoldersOfItsDropIns() {
        assertThat(UnitName.of("a-b-c@i.service").dropInFolders())
                .containsExactly(
                        "a-b-c@i.service.d", "a-b-c@.service.d", "a-b-@.service.d", "a-@.service.d", "service.d");
        assertThat(UnitName.of("ssh.service").dropInFolders()).containsExactly("ssh.service.d", "service.d");
    }
}
