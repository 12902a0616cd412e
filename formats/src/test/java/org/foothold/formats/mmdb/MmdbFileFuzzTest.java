package org.foothold.formats.mmdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.foothold.formats.FormatException;
import org.junit.jupiter.api.Test;

/** Files changed at random: each is refused, or gives an answer or its damage, in time. How many: {@code -Dfoothold.mutations}. */
class MmdbFileFuzzTest {
    private static final int MUTATIONS = Integer.getInteger("foothold.mutations", 20_000);

    /** A run from one seed can be repeated. */
    private static final long SEED = 20_261_124;

    private static final int LOOKUPS = 16;

    private int refused;
    private int answered;
    private int damaged;

    private static byte[] file(int version, int size) {
        MmdbWriter writer = new MmdbWriter(version, size);
        for (int i = 0; i < 64; i++) {
            writer.add(
                    i + ".0.0.0/" + (8 + i % 8),
                    Map.of("country", Map.of("iso_code", "C" + i), "list", List.of(1.5, 2f, "x", -3), "as", 1L << i));
        }
        return writer.bytes();
    }

    @Test
    void noFileMakesTheReaderFailOrHang() {
        byte[][] sources = {file(4, 24), file(6, 28), file(4, 32)};
        Random random = new Random(SEED);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bytes = sources[i % sources.length].clone();
            for (int change = random.nextInt(8); change >= 0; change--) {
                // The metadata are few bytes at the end; they are to be hit often.
                int at = random.nextInt(4) == 0 ? bytes.length - 1 - random.nextInt(200) : random.nextInt(bytes.length);
                switch (random.nextInt(4)) {
                    case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                    case 1 -> bytes[at] = (byte) (0x20 | random.nextInt(32));
                    case 2 -> bytes[at] = (byte) -1;
                    default -> bytes[at] = (byte) random.nextInt(256);
                }
            }
            ask(bytes, random);
        }

        assertThat(refused).isGreaterThan(MUTATIONS / 20);
        assertThat(answered).isGreaterThan(MUTATIONS);
        assertThat(damaged).isGreaterThan(MUTATIONS / 20);
    }

    private void ask(byte[] bytes, Random random) {
        MmdbFile file;
        try {
            file = MmdbFile.of(bytes);
        } catch (FormatException wrong) {
            refused++;
            return;
        }
        for (int i = 0; i < LOOKUPS; i++) {
            byte[] address = new byte[file.covers(16) && random.nextBoolean() ? 16 : 4];
            random.nextBytes(address);
            address[0] &= 0x3f;
            try {
                file.lookup(address);
                answered++;
            } catch (FormatException wrong) {
                damaged++;
            }
        }
    }
}
