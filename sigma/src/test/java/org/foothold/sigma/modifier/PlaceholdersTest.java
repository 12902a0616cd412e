package org.foothold.sigma.modifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.foothold.sigma.rule.ContentException;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {

    @Test
    void aFileMapsNamesToValues() throws ContentException {
        Placeholders read = Placeholders.read("p.yml", "servers: [srv*, 10]\none: x\nnone:\n");

        assertThat(read.of("servers")).containsExactly("srv*", "10");
        assertThat(read.of("one")).containsExactly("x");
        assertThat(read.of("none")).isEmpty();
        assertThat(read.of("unknown")).isEmpty();
    }

    @Test
    void anythingElseIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> Placeholders.read("p.yml", "[a]"))
                .hasMessage("p.yml:1:1: placeholders are a map from names to values");
        assertThatThrownBy(() -> Placeholders.read("p.yml", "a: [{b: c}]"))
                .hasMessage("p.yml:1:5: a placeholder's value is a text, not a map");
    }
}
