package org.foothold.formats.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.foothold.formats.RandomBytes;
import org.junit.jupiter.api.Test;

class EntropyTest {
    @Test
    void isTheNumberOfBitsThatAByteTells() throws IOException {
        byte[] all = new byte[512];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }

        assertThat(Entropy.of(new byte[0])).isZero();
        assertThat(Entropy.of(new byte[9])).isZero();
        assertThat(Entropy.of(new byte[] {1, 2, 1, 2})).isCloseTo(1, within(1e-9));
        assertThat(Entropy.of(RandomBytes.of(all), 0, 512)).isCloseTo(8, within(1e-9));
        assertThat(Entropy.of(RandomBytes.of(all), 500, 100)).isCloseTo(Math.log(12) / Math.log(2), within(1e-9));
        assertThat(Entropy.of(RandomBytes.of(all), 600, 1)).isZero();
        assertThat(Entropy.of(RandomBytes.of(all), -1, Long.MAX_VALUE)).isZero();
    }
}
