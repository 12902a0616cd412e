package org.foothold.sigma.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CharMaskTest {

    @Test
    void givesEachLetterAndDigitABitOfItsOwn() {
        assertThat(Long.bitCount(CharMask.of("abcdefghijklmnopqrstuvwxyz0123456789")))
                .isEqualTo(36);
        assertThat(CharMask.of("ABC")).isEqualTo(CharMask.of("abc"));
    }

    @Test
    void coversAllBitsWithPrintableAsciiAndNoneWithTheRest() {
        long all = 0;
        for (char c = ' '; c <= '~'; c++) {
            assertThat(Long.bitCount(CharMask.of(Fold.fold(c)))).isEqualTo(1);
            all |= CharMask.of(Fold.fold(c));
        }
        assertThat(all).isEqualTo(-1L);
        assertThat(CharMask.of("\t\r\näж")).isZero();
    }
}
