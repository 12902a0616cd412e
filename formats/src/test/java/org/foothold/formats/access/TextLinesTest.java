package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.foothold.formats.linux.LineDamage;
import org.junit.jupiter.api.Test;

class TextLinesTest {
    private final List<LineDamage> bad = new ArrayList<>();

    @Test
    void splitsLinesOfBothKinds() {
        assertThat(TextLines.of("a\r\n\nb".getBytes(StandardCharsets.UTF_8), bad))
                .containsExactly(new TextLine(1, "a"), new TextLine(2, ""), new TextLine(3, "b"));
        assertThat(bad).isEmpty();
    }

    @Test
    void keepsBytesThatAreNoText() {
        byte[] bytes = {'a', (byte) 0xe9, 'b', (byte) 0xc3, (byte) 0xa9, 0, (byte) 0xff};

        assertThat(TextLines.of(bytes, bad)).containsExactly(new TextLine(1, "a\u00e9b\u00e9\0\u00ff"));
    }

    @Test
    void joinsWhatGoesOn() {
        byte[] bytes = "a \\\nb\nc\\\\\nd\\".getBytes(StandardCharsets.UTF_8);

        assertThat(TextLines.continued(bytes, "", true, bad))
                .containsExactly(new TextLine(1, "a b"), new TextLine(3, "c\\\\"), new TextLine(4, "d"));
        assertThat(TextLines.continued(bytes, " ", false, bad))
                .containsExactly(new TextLine(1, "a  b"), new TextLine(3, "c\\ d "));
    }

    @Test
    void keepsTheBeginningOfALineThatIsTooLong() {
        byte[] bytes = new byte[TextLines.MAX_LENGTH + 10];
        Arrays.fill(bytes, (byte) 'x');

        assertThat(TextLines.of(bytes, bad).getFirst().text()).hasSize(TextLines.MAX_LENGTH);
        assertThat(bad)
                .singleElement()
                .satisfies(damage -> assertThat(damage.lost()).isFalse());
    }
}
