package org.foothold.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PlainTextTest {
    @Property(tries = 2000)
    void isFoldedAsTheDecodedTextIs(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(60); left > 0; left--) {
            boolean escaped = random.nextInt(4) == 0;
            text.append(escaped ? "\\\"/\b\f\n\r\t".charAt(random.nextInt(8)) : (char) random.nextInt(0x80));
        }
        String written = WrittenJson.of(text.toString(), false, random);
        byte[] raw = ("AB" + written + "\\\\Z").getBytes(StandardCharsets.UTF_8);
        byte[] folded = new byte[3 + raw.length + FoldedText.PADDING];
        Arrays.fill(folded, (byte) 'x');

        int end = PlainText.fold(raw, 2, raw.length - 3, folded, 3);

        byte[] expected = FoldedText.of(text.toString());
        assertThat(Arrays.copyOfRange(folded, 3, end)).isEqualTo(expected);
        assertThat(Arrays.copyOfRange(folded, end, end + FoldedText.PADDING)).containsOnly(0);
        assertThat(folded[2]).isEqualTo((byte) 'x');
    }
}
