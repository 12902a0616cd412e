package org.foothold.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class EscapesTest {
    private static final String[] PIECES = {
        "\\\\", "\\\"", "\\n", "\\/", "\\u00e4", "\\u12Fg", "\\x", "a", "bcdefgh", "windows", "u", "\\u004", "é"
    };

    @Property(tries = 2000)
    void seesWhatALookAtOneByteAfterTheOtherSees(@ForAll long seed) {
        Random random = new Random(seed);
        // Wrong ones are rare, so that what stands behind is looked at too.
        int kinds = random.nextInt(4) == 0 ? PIECES.length : 5;
        StringBuilder text = new StringBuilder("x".repeat(random.nextInt(70)));
        for (int left = random.nextInt(60); left > 0; left--) {
            text.append(PIECES[random.nextInt(kinds)]);
        }
        byte[] bytes = (text + "\"").getBytes(StandardCharsets.UTF_8);

        assertThat(Escapes.check(bytes, 0, bytes.length - 1))
                .as("%s", text)
                .isEqualTo(plainly(bytes, bytes.length - 1));
    }

    private static int plainly(byte[] bytes, int to) {
        int result = Escapes.BEHIND_A_BACKSLASH;
        int at = 0;
        while (at < to) {
            if (bytes[at++] != '\\') {
                continue;
            }
            if (bytes[at] == 'u') {
                String digits = new String(bytes, at + 1, Math.min(4, to - at - 1), StandardCharsets.ISO_8859_1);
                if (!digits.matches("[0-9a-fA-F]{4}")) {
                    return at;
                }
                result = Escapes.BY_NUMBER;
            } else if ("\"\\/bfnrt".indexOf(bytes[at]) < 0) {
                return at;
            }
            at++;
        }
        return result;
    }
}
