package org.foothold.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TechniqueTest {
    @Test
    void coversItselfAndItsSubTechniquesOnly() {
        Technique technique = new Technique("T1547");

        assertThat(technique.covers(new Technique("T1547"))).isTrue();
        assertThat(technique.covers(new Technique("T1547.001"))).isTrue();
        assertThat(technique.covers(new Technique("T1546.001"))).isFalse();
        assertThat(new Technique("T1547.001").covers(technique)).isFalse();
    }

    @Test
    void isReadInAnyLetterCase() {
        assertThat(Technique.of("t1053.005")).contains(new Technique("T1053.005"));
        assertThat(Technique.of("T1053.5")).isEmpty();
        assertThat(Technique.of("schtasks")).isEmpty();
    }

    @Test
    void isNeverSomethingElse() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Technique("TA0003"));
    }
}
