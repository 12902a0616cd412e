package org.foothold.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.foothold.sigma.text.Fold;
import org.junit.jupiter.api.Test;

class FoldedTextTest {

    @Test
    void equalBytesBelowTheHighestBitAreEqualFoldedCharacters() {
        for (int unit = 0; unit <= Character.MAX_VALUE; unit++) {
            char folded = Fold.fold((char) unit);
            byte one = FoldedText.of((char) unit);

            assertThat(FoldedText.fold((char) unit)).isEqualTo(folded);
            assertThat(one < 0).isEqualTo(folded >= 0x80);
            assertThat(one >= 0 ? one : folded & 0).isEqualTo(folded < 0x80 ? folded : 0);
            assertThat(one).isEqualTo(FoldedText.of(folded));
        }
    }

    @Property(tries = 300)
    void foldsFourAtATimeWhatItFoldsOneByOne(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(40);
        boolean ascii = random.nextBoolean();
        for (int i = 0; i < length; i++) {
            text.append((char) random.nextInt(ascii || random.nextInt(8) > 0 ? 0x80 : 0x1_0000));
        }
        byte[] data = LoneValue.bytes("x" + text + "yyyy");
        byte[] folded = new byte[3 + length + FoldedText.PADDING];
        Arrays.fill(folded, (byte) 7);

        boolean allAscii = FoldedText.fold(data, 2, length, folded, 3);

        byte[] expected = FoldedText.of(text.toString());
        assertThat(Arrays.copyOfRange(folded, 3, 3 + length)).isEqualTo(expected);
        assertThat(Arrays.copyOfRange(folded, 3 + length, folded.length)).containsOnly(0);
        assertThat(allAscii).isEqualTo(text.chars().allMatch(c -> c < 0x80));
    }
}
