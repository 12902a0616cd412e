package org.foothold.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.foothold.formats.FormatException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

/**
 * Objects changed at random: whatever the bytes, a scan ends with values or a clear error, and what Jackson accepts is
 * accepted, with the same values. How many: {@code -Dfoothold.mutations}.
 */
class JsonScannerFuzzTest {
    private static final int MUTATIONS = Integer.getInteger("foothold.mutations", 20_000);

    /** A run from one seed can be repeated. */
    private static final long SEED = 20_260_401;

    private static final String[] SOURCES = {
        """
        {"@timestamp":"2024-05-01T08:00:01Z","winlog":{"channel":"Security","event_id":4720,"event_data":{"A":"x\\\\y","B":"ä"}},"tags":["a",["b",{"c":null}]],"n":-1.5e-3,"t":true}""", "{\"Records\":[{\"a\":{}},{\"b\":[]}],\"\\u0041\":\"\\uD83D\\uDE00\",\"z\":[1,2,3]}"
    };

    private final JsonScanner scanner = new JsonScanner();

    @Test
    void endsWithValuesOrAClearError() {
        Random random = new Random(SEED);
        int good = 0;
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bytes = mutated(SOURCES[i & 1].getBytes(StandardCharsets.UTF_8), random);
            try {
                scanner.scan(bytes, 0, bytes.length, 0);
                good++;
            } catch (FormatException wrong) {
                assertThat(wrong.offset()).isBetween(0L, (long) bytes.length);
                assertThat(wrong.getMessage()).isNotBlank();
                refused++;
                assertThat(parsed(bytes))
                        .as(new String(bytes, StandardCharsets.UTF_8))
                        .isNull();
                continue;
            }
            // Jackson takes an overlong form of a letter for the letter, which UTF-8 (RFC 3629) forbids.
            List<Flat> values = isUtf8(bytes) ? parsed(bytes) : null;
            if (values != null) {
                assertThat(Flat.of(scanner)).isEqualTo(values);
            }
        }
        assertThat(good).isPositive();
        assertThat(refused).isPositive();
    }

    private static @Nullable List<Flat> parsed(byte[] bytes) {
        try {
            return Flat.parsed(bytes);
        } catch (JacksonException | IllegalArgumentException refused) {
            return null;
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException wrong) {
            return false;
        }
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) "{}[]\",:\\0e-".charAt(random.nextInt(11));
                case 2 -> bytes[at] = bytes[random.nextInt(bytes.length)];
                default -> bytes = java.util.Arrays.copyOf(bytes, Math.max(1, at));
            }
        }
        return bytes;
    }
}
