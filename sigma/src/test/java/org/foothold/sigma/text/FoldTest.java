package org.foothold.sigma.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldTest {

    @Test
    void foldsLettersOfEveryAlphabetToOneCharacter() {
        assertThat(Fold.fold("C:\\Windows\\ÄÖÜ ЖИЗНЬ ΣΊΣΥΦΟΣ")).isEqualTo("c:\\windows\\äöü жизнь σίσυφοσ");
        assertThat(Fold.fold('\u212A')).isEqualTo('k');
        assertThat(Fold.fold('\u017F')).isEqualTo('s');
        assertThat(Fold.fold('ς')).isEqualTo(Fold.fold('Σ')).isEqualTo('σ');
        assertThat(Fold.fold('\u1E9E')).isEqualTo('ß');
        assertThat(Fold.fold('\u01C5')).isEqualTo('\u01C6');
    }

    @Test
    void leavesTurkicLettersAsTheyAre() {
        assertThat(Fold.fold('İ')).isEqualTo('İ');
        assertThat(Fold.fold('ı')).isEqualTo('ı');
        assertThat(Fold.fold('I')).isEqualTo('i');
    }

    @Test
    void isStableAndJoinsWhatUpperAndLowerCaseJoin() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            int folded = Fold.fold(c);
            assertThat(Fold.fold(folded)).as("U+%04X twice", c).isEqualTo(folded);
            if (c != 'İ' && c != 'ı') {
                assertThat(Fold.fold(Character.toUpperCase(c)))
                        .as("upper of U+%04X", c)
                        .isEqualTo(folded);
                assertThat(Fold.fold(Character.toLowerCase(c)))
                        .as("lower of U+%04X", c)
                        .isEqualTo(folded);
            }
        }
    }

    @Test
    void foldsAUnitAsItsCodePointAndLeavesSurrogates() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            assertThat((int) Fold.fold((char) c)).isEqualTo(Fold.fold(c));
        }
        assertThat(Fold.fold("𐐀")).isEqualTo("𐐀");
        assertThat(Fold.fold("𐐀".codePointAt(0))).isEqualTo("𐐨".codePointAt(0));
    }
}
