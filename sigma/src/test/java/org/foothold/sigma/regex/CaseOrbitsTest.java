package org.foothold.sigma.regex;

import static org.assertj.core.api.Assertions.assertThat;

import org.foothold.sigma.text.Fold;
import org.junit.jupiter.api.Test;

class CaseOrbitsTest {

    @Test
    void closesEverySingleCharacterUnderItsFold() {
        for (int c = 0; c <= 0x7F; c++) {
            CodeSet closed = CaseOrbits.close(CodeSet.of(c));
            for (int other = 0; other <= Character.MAX_VALUE; other++) {
                assertThat(closed.contains(other)).isEqualTo(Fold.fold(other) == Fold.fold(c));
            }
        }
    }

    @Test
    void closesSetsBeyondAscii() {
        CodeSet closed = CaseOrbits.close(CodeSet.of('α', 'ω').union(CodeSet.of("𐐀".codePointAt(0))));
        assertThat(closed.contains('Σ')).isTrue();
        assertThat(closed.contains('ς')).isTrue();
        assertThat(closed.contains("𐐨".codePointAt(0))).isTrue();
        assertThat(closed.contains('a')).isFalse();
        assertThat(CaseOrbits.close(CodeSet.of('ı')).contains('I')).isFalse();
    }

    @Test
    void knowsNoLetterWithCaseBeyondItsTable() {
        for (int c = 0x20000; c <= Character.MAX_CODE_POINT; c++) {
            assertThat(Fold.fold(c)).isEqualTo(c);
        }
    }
}
